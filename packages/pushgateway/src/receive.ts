import type { Dispatcher } from 'undici'
import type { GatewayAddress } from './address.ts'
import { quotable } from './credentials.ts'
import { GatewayError } from './gateway-error.ts'
import { isTimeout, reasonOf, translate } from './translate.ts'

/**
 * What comes back: the body as it arrives, and the gateway's own `Date` in epoch ms (1 s resolution; null when it sent
 * none). Reading the body rejects past `maxBytes`, and when it does not come to its end.
 */
export type Received = {
  readonly status: number
  readonly chunks: AsyncIterable<Uint8Array>
  readonly contentType: string
  readonly date: number | null
}

/** Receives the head of an answer. Throws without reading further when it redirects or is compressed. */
export const receive = (
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  request: string,
  address: GatewayAddress,
): Received => {
  const refusal = refusalOf(status, headers, address)
  if (refusal !== null) {
    body.on('error', () => {})
    body.destroy()
    throw new GatewayError(refusal.code, `${request}: ${refusal.reason}`)
  }
  return {
    status,
    chunks: readBody(body, request, address),
    contentType: text(headers['content-type']),
    date: dateOf(text(headers['date'])),
  }
}

const refusalOf = (status: number, headers: Dispatcher.ResponseData['headers'], address: GatewayAddress) => {
  if (status >= 300 && status < 400) {
    const target = quotable(text(headers['location']), address)
    return { code: 'refused-redirect', reason: `answered ${status} to ${target}` } as const
  }
  const encoding = quotable(text(headers['content-encoding']), address)
  if (encoding === '' || encoding === 'identity') return null
  return { code: 'broken-answer', reason: `answered compressed (${encoding}) though nothing asked for it` } as const
}

async function* readBody(
  body: Dispatcher.ResponseData['body'],
  request: string,
  { maxBytes, timeout }: GatewayAddress,
): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > maxBytes)
        throw new GatewayError('too-large', `${request}: the answer is larger than ${maxBytes} bytes`)
      yield chunk
    }
  } catch (error) {
    if (error instanceof GatewayError) throw error
    if (isTimeout(error)) throw translate(error, request, timeout)
    const reason = `the answer ended after ${size} bytes: ${reasonOf(error)}`
    throw new GatewayError('broken-answer', `${request}: ${reason}`, { cause: error })
  }
}

/** The first bytes of a body, at least `length` of them unless it ends before; the rest is not read. */
export const readStart = async (chunks: AsyncIterable<Uint8Array>, length: number): Promise<Buffer> => {
  const all: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    all.push(chunk)
    size += chunk.length
    if (size >= length) break
  }
  return Buffer.concat(all)
}

/** The beginning of a body as text, up to so many bytes; the rest is not read. */
export const readText = async (chunks: AsyncIterable<Uint8Array>, length: number): Promise<string> =>
  (await readStart(chunks, length)).subarray(0, length).toString('utf8')

/** Reads a body to its end and keeps nothing of it. */
export const drain = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const _ of chunks);
}

/** Reads a body to its end. */
export const readAll = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

const text = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(', ') : (header ?? ''))

// The one form of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 that is still sent; `Date.parse` takes far more.
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

const dateOf = (header: string): number | null => {
  const ms = httpDate.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}
