export { gatewaysQuery } from '../../lib/gateways-query.ts'
