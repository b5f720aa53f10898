import { isIP } from 'node:net'
import { SettingsMistake } from './mistake.ts'
import { quoted } from './without-password.ts'

export type ListenAddress = { readonly host: string; readonly port: number }

const shape = /^(\[[^\]]+\]|[^:]*):(\d{1,5})$/

/** Reads `HOST:PORT`; an empty host means every address. */
export const readListenAddress = (text: string): ListenAddress => {
  const match = shape.exec(text)
  const port = Number(match?.[2])
  if (!match || port > 65_535) {
    throw new SettingsMistake(`--web.listen-address is HOST:PORT, such as 127.0.0.1:9096, not ${quoted(text)}`)
  }
  const host = (match[1] ?? '').replace(/^\[(.*)\]$/, '$1')
  return { host: host === '' ? '::' : host, port }
}

/** Whether only this machine reaches the address. */
export const isLoopback = ({ host }: ListenAddress): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/** The URL under which the address is reached from this machine. */
export const localUrl = ({ host, port }: ListenAddress, prefix: string): string => {
  const isEverywhere = host === '::' || host === '0.0.0.0'
  const name = isEverywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host
  return `http://${name}:${port}${prefix}`
}
