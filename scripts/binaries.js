export { findChromium } from './binaries/chromium.js'
export { findPrometheus } from './binaries/prometheus.js'
export { anyPushgateway, findPushgateway } from './binaries/pushgateway.js'
