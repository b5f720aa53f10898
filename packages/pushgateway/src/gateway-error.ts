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

  constructor(code: GatewayErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'GatewayError'
    this.code = code
  }
}
