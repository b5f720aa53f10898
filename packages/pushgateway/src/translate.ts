import { GatewayError } from './gateway-error.ts'

const timeoutCodes = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** Turns whatever a request threw into a `GatewayError` that names the request and keeps the cause. */
export const translate = (error: unknown, what: string, timeout: number): GatewayError => {
  if (error instanceof GatewayError) return error
  if (!(error instanceof Error)) return new GatewayError('unreachable', `${what}: ${String(error)}`)
  if (error.name === 'TimeoutError' || timeoutCodes.includes(codeOf(error))) {
    return new GatewayError('timeout', `${what}: no full answer within ${timeout} ms`, { cause: error })
  }
  return new GatewayError('unreachable', `${what}: ${reasonOf(error)}`, { cause: error })
}

// Connecting to a name with several addresses fails with one error for each, and an empty message of its own.
const reasonOf = (error: Error): string =>
  error instanceof AggregateError && error.errors.length > 0
    ? error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join('; ')
    : error.message || codeOf(error) || error.name
