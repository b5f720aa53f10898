export {
  type BasicAuth,
  type Config,
  type ExpectationRule,
  type GatewayConfig,
  gatewayDefaults,
  type Tls,
} from './config.ts'
export { checkGatewayUrl } from './gateway-url.ts'
export { ConfigUnreadable, loadConfig } from './load-config.ts'
export { type Mistake, printMistake } from './mistake.ts'
export { type ConfigResult, readConfig } from './read-config.ts'
export { Secret } from './secret.ts'
