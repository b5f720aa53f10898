/** Where a gateway is and how to talk to it. `url` has no query, fragment or credentials; times in ms, sizes in bytes. */
export type GatewayAddress = {
  readonly url: string
  readonly timeout: number
  readonly maxBytes: number
  readonly basicAuth?: { readonly username: string; readonly password: string } | undefined
  readonly tls?:
    | {
        readonly ca?: string | undefined
        readonly insecureSkipVerify?: boolean
        readonly serverName?: string | undefined
      }
    | undefined
}

/** Largest answer that is read: 512 MiB, more than 100,000 groups of usual size. */
export const defaultMaxBytes = 512 * 1024 * 1024
