export * from './family.ts'
export { goNumber } from './go-number.ts'
export { type MetricsPage, metricsPageReader, type OwnFamily } from './metrics-page.ts'
export { printText } from './text.ts'
