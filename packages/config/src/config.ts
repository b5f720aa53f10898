import type { Matcher, Rhythm } from '@gatehouse/domain'
import type { Secret } from './secret.ts'

/** Name and password for a gateway; a password in a file is read by whoever dials, its path is absolute. */
export type BasicAuth =
  | { readonly username: string; readonly password: Secret }
  | { readonly username: string; readonly passwordFile: string }

/** How a gateway's certificate is judged; `caFile` is absolute. */
export type Tls = {
  readonly caFile: string | null
  readonly insecureSkipVerify: boolean
  readonly serverName: string | null
}

/** A gateway to watch. `url` has no slash at its end, no credentials, query or fragment. Times in ms. */
export type GatewayConfig = {
  readonly name: string
  readonly url: string
  readonly note: string | null
  readonly pollInterval: number
  readonly timeout: number
  readonly readOnly: boolean
  readonly basicAuth: BasicAuth | null
  readonly tls: Tls | null
}

/** What a gateway is that only its name and URL were given for. Times in ms. */
export const gatewayDefaults = {
  note: null,
  pollInterval: 5000,
  timeout: 30_000,
  readOnly: false,
  basicAuth: null,
  tls: null,
} as const satisfies Omit<GatewayConfig, 'name' | 'url'>

/** How often the groups that match should push. `match` is as written, `matchers` as parsed; the first rule wins. */
export type ExpectationRule = {
  readonly match: string
  readonly matchers: readonly Matcher[]
  readonly rhythm: Rhythm
}

/** What the config file says, defaults filled in. Times in ms. */
export type Config = {
  readonly gateways: readonly GatewayConfig[]
  readonly expectations: readonly ExpectationRule[]
  readonly defaults: { readonly staleAfter: number }
}
