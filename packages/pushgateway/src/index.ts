export { defaultMaxBytes, type GatewayAddress } from './address.ts'
export { GatewayError, type GatewayErrorCode, gatewayErrorCodes } from './gateway-error.ts'
export { type OwnFamilies, openPushgateway, type Pushgateway } from './pushgateway.ts'
export type { GatewayStatus } from './status.ts'
