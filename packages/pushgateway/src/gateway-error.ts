/** What went wrong between us and a gateway. */
export const gatewayErrorCodes = [
  'unreachable',
  'timeout',
  'refused-redirect',
  'unauthorized',
  'bad-status',
  'too-large',
  'not-a-pushgateway',
  'broken-answer',
] as const

export type GatewayErrorCode = (typeof gatewayErrorCodes)[number]

/** A request to a gateway that gave no usable answer. The message names method and URL, never credentials. */
export class GatewayError extends Error {
  readonly code: GatewayErrorCode
  /** The HTTP status that was answered, where an answer's status is what was wrong. */
  readonly status: number | undefined

  constructor(code: GatewayErrorCode, message: string, options?: ErrorOptions & { readonly status?: number }) {
    super(message, options)
    this.name = 'GatewayError'
    this.code = code
    this.status = options?.status
  }
}
