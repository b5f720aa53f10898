import { GatewayError } from './gateway-error.ts'

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether a request ended because its time was over. */
export const isTimeout = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'TimeoutError') || codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT'

// An answer that is no HTTP, contradicts itself, or has a head larger than any gateway's.
const isBroken = (error: unknown) =>
  (error instanceof Error && error.name === 'HTTPParserError') ||
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_HEADERS_OVERFLOW'].includes(codeOf(error))

/** Turns whatever a request threw into a `GatewayError` that names the request and keeps the cause. */
export const translate = (error: unknown, request: string, timeout: number): GatewayError => {
  if (error instanceof GatewayError) return error
  if (isTimeout(error)) {
    return new GatewayError('timeout', `${request}: no full answer within ${timeout} ms`, { cause: error })
  }
  const code = isBroken(error) ? 'broken-answer' : 'unreachable'
  return new GatewayError(code, `${request}: ${reasonOf(error)}`, { cause: error })
}

/** What a person needs to know of an error, in one line. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  // Connecting to a name with several addresses fails with one error for each, and an empty message of its own.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join('; ')
  // OpenSSL's messages name the source file; its reason is the readable part.
  if ('reason' in error && typeof error.reason === 'string' && error.reason !== '') return `TLS: ${error.reason}`
  return error.message || codeOf(error) || error.name
}
