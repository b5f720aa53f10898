export { findChromium } from './binaries/chromium.js'
export { anyPushgateway, findPushgateway } from './binaries/pushgateway.js'
