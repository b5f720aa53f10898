import { checkGatewayUrl, type GatewayConfig, gatewayDefaults, Secret } from '@gatehouse/config'
import { SettingsMistake } from './mistake.ts'
import { withoutPassword } from './without-password.ts'

const named = /^([a-zA-Z0-9][\w.:-]*)=(https?:\/\/.*)$/
const withCredentials = /^(https?:\/\/)([^/@:]*)(?::([^/@]*))?@(.*)$/

/** Reads `[NAME=]URL`. Without a name the gateway is called by its host and port. Credentials may stand in the URL. */
export const readGatewayFlag = (text: string): GatewayConfig => {
  const [, name, address = text] = named.exec(text) ?? []
  const [, scheme = '', username, password = '', rest = ''] = withCredentials.exec(address) ?? []
  const checked = checkGatewayUrl(username === undefined ? address : `${scheme}${rest}`)
  if (!checked.ok) throw wrong(text, checked.reason)
  return {
    ...gatewayDefaults,
    name: name ?? new URL(checked.url).host,
    url: checked.url,
    basicAuth: username === undefined ? null : { username: plain(username), password: new Secret(plain(password)) },
  }
}

// A password with a lone '%' is meant as it stands.
const plain = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const wrong = (text: string, reason: string) =>
  new SettingsMistake(`--pushgateway.url=${withoutPassword(text)}: ${reason}`)
