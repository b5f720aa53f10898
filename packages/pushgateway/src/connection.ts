import { Agent } from 'undici'
import type { GatewayAddress } from './address.ts'
import { authorization } from './credentials.ts'
import { type Received, receive } from './receive.ts'
import { translate } from './translate.ts'
import { keepWasmWrappers } from './wasm-wrappers.ts'

/** An answer whose body is still to be read, and the request it answers as messages name it: method and URL. */
export type Answer = Received & { readonly request: string }

type Wanted = {
  /** Reading stops here; the address's own limit when it is not given. */
  readonly maxBytes?: number
  /** The media type that is asked for; whatever the gateway prefers when none is. */
  readonly accept?: string
}

export type Connection = {
  /** The body must be read, or given up, for the connection to be free again. */
  readonly send: (method: 'GET' | 'DELETE', path: string, wanted?: Wanted) => Promise<Answer>
  readonly close: () => Promise<void>
}

// More than enough for deletes to keep pace with the gateway's own queue.
const connectionsPerGateway = 8

/**
 * Opens keep-alive connections to one gateway. Redirects are never followed, compressed answers are refused (none is
 * asked for), reading stops at `maxBytes`, and a request ends after `timeout`, whatever the other side does.
 */
export const connect = (address: GatewayAddress): Connection => {
  keepWasmWrappers()
  const { origin, pathname } = new URL(address.url)
  const base = pathname.replace(/\/+$/, '')
  // The signal of each request is its only deadline: one that a trickle of bytes cannot put off.
  const agent = new Agent({
    connections: connectionsPerGateway,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: address.timeout, ...tlsOptions(address) },
  })
  return {
    send: async (method, pathBelow, { maxBytes = address.maxBytes, accept } = {}) => {
      const path = `${base}${pathBelow}`
      const request = `${method} ${origin}${path}`
      const headers = {
        'accept-encoding': 'identity',
        'user-agent': 'gatehouse',
        ...(accept !== undefined && { accept }),
        ...authorization(address),
      }
      try {
        const signal = AbortSignal.timeout(address.timeout)
        const response = await agent.request({ origin, path, method, headers, signal })
        return { request, ...receive(response, request, { ...address, maxBytes }) }
      } catch (error) {
        throw translate(error, request, address.timeout)
      }
    },
    close: () => agent.destroy(),
  }
}

const tlsOptions = ({ tls }: GatewayAddress) => ({
  ...(tls?.ca === undefined ? {} : { ca: tls.ca }),
  ...(tls?.serverName === undefined ? {} : { servername: tls.serverName }),
  rejectUnauthorized: tls?.insecureSkipVerify !== true,
})
