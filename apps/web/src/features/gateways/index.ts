export { EmptyGateway } from './empty-gateway.tsx'
export { FirstScreen } from './first-screen.tsx'
export { GatewayMenu } from './gateway-menu.tsx'
export { GatewayNotices } from './gateway-notices.tsx'
