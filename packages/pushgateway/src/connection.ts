import { Agent, type Dispatcher } from 'undici'
import type { GatewayAddress } from './address.ts'
import { GatewayError } from './gateway-error.ts'
import { translate } from './translate.ts'

/** A full answer: body bytes, and the gateway's own `Date` in epoch ms (1 s resolution; null when it sent none). */
export type Answer = {
  readonly status: number
  readonly bytes: Buffer
  readonly contentType: string
  readonly date: number | null
}

export type Connection = {
  readonly send: (method: 'GET' | 'DELETE', path: string) => Promise<Answer>
  readonly close: () => Promise<void>
}

// More than enough for deletes to keep pace with the gateway's own queue.
const connectionsPerGateway = 8

/**
 * Opens keep-alive connections to one gateway. Redirects are never followed, compressed answers are refused (none is
 * asked for), reading stops at `maxBytes`, and a request ends after `timeout`, whatever the other side does.
 */
export const connect = (address: GatewayAddress): Connection => {
  const { origin, pathname } = new URL(address.url)
  const base = pathname.replace(/\/+$/, '')
  const agent = new Agent({
    connections: connectionsPerGateway,
    allowH2: false,
    headersTimeout: address.timeout,
    bodyTimeout: address.timeout,
    connect: { timeout: address.timeout, ...tlsOptions(address) },
  })
  return {
    send: (method, path) => exchange(agent, { address, origin, method, path: `${base}${path}` }),
    close: () => agent.destroy(),
  }
}

const tlsOptions = ({ tls }: GatewayAddress) => ({
  ...(tls?.ca === undefined ? {} : { ca: tls.ca }),
  ...(tls?.serverName === undefined ? {} : { servername: tls.serverName }),
  rejectUnauthorized: tls?.insecureSkipVerify !== true,
})

const authorization = ({ basicAuth }: GatewayAddress): Record<string, string> =>
  basicAuth === undefined
    ? {}
    : { authorization: `Basic ${Buffer.from(`${basicAuth.username}:${basicAuth.password}`).toString('base64')}` }

type Exchange = {
  readonly address: GatewayAddress
  readonly origin: string
  readonly method: 'GET' | 'DELETE'
  readonly path: string
}

const exchange = async (agent: Agent, { address, origin, method, path }: Exchange): Promise<Answer> => {
  const what = `${method} ${origin}${path}`
  try {
    const response = await agent.request({
      origin,
      path,
      method,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'gatehouse', ...authorization(address) },
      signal: AbortSignal.timeout(address.timeout),
    })
    return await receive(response, what, address.maxBytes)
  } catch (error) {
    throw translate(error, what, address.timeout)
  }
}

const receive = async (response: Dispatcher.ResponseData, what: string, maxBytes: number): Promise<Answer> => {
  const { statusCode: status, headers, body } = response
  const refuse = async (error: GatewayError) => {
    body.on('error', () => {})
    body.destroy()
    throw error
  }
  if (status >= 300 && status < 400) {
    await refuse(new GatewayError('refused-redirect', `${what}: answered ${status} to ${text(headers['location'])}`))
  }
  const encoding = text(headers['content-encoding'])
  if (encoding !== '' && encoding !== 'identity') {
    await refuse(new GatewayError('broken-answer', `${what}: answered compressed (${encoding}) though nothing asked for it`))
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw new GatewayError('too-large', `${what}: the answer is larger than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return { status, bytes: Buffer.concat(chunks), contentType: text(headers['content-type']), date: dateOf(headers['date']) }
}

const text = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(', ') : (header ?? ''))

const dateOf = (header: string | string[] | undefined): number | null => {
  const ms = Date.parse(text(header))
  return Number.isNaN(ms) ? null : ms
}
