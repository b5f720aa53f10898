import { type GatewayConfig, gatewayDefaults, Secret } from '@gatehouse/config'
import { SettingsMistake } from './mistake.ts'

const named = /^([a-zA-Z0-9][\w.:-]*)=(https?:\/\/.*)$/

/** Reads `[NAME=]URL`. Without a name the gateway is called by its host and port. Credentials may stand in the URL. */
export const readGatewayFlag = (text: string): GatewayConfig => {
  const match = named.exec(text)
  const address = match?.[2] ?? text
  if (!URL.canParse(address)) throw wrong(text, 'it is no URL')
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw wrong(text, 'it is not http or https')
  if (url.search !== '' || url.hash !== '') throw wrong(text, 'a query or fragment has no meaning')
  return {
    ...gatewayDefaults,
    name: match?.[1] ?? url.host,
    url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    basicAuth: url.username === '' ? null : credentials(url),
  }
}

const credentials = ({ username, password }: URL) => ({
  username: decodeURIComponent(username),
  password: new Secret(decodeURIComponent(password)),
})

// The text may hold a password: only what is wrong with it is repeated.
const wrong = (text: string, reason: string) => {
  const shown = text.replace(/\/\/[^/@]*@/, '//<secret>@')
  return new SettingsMistake(`--pushgateway.url=${shown}: ${reason}; expected [NAME=]http://HOST:PORT[/PATH]`)
}
