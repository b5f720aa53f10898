export * from './content-type.ts'
export { eventually } from './eventually.ts'
export type {
  BucketSpan,
  Family,
  HistogramFamily,
  HistogramSeries,
  NativeHistogram,
  SummaryFamily,
  SummarySeries,
  ValueFamily,
  ValueSeries,
} from './family.ts'
export { metricFamilies, metricFamily, sampleValue } from './family-arbitraries.ts'
export type { Fault, FaultKind, SeenRequest } from './faulty-proxy/fault.ts'
export { type FaultyProxy, type RequestHook, startFaultyProxy } from './faulty-proxy/faulty-proxy.ts'
export { freePort } from './free-port.ts'
export { type PushgatewayLine, pushgatewayBinary, pushgatewayLines } from './gateway-binary.ts'
export { hostileStrings } from './hostile-strings.ts'
export { groupingKey, labelValue } from './label-arbitraries.ts'
export { exactPath, type LabelPair, type Labels, type LabelValue, labelPairs, naivePath } from './labels.ts'
export { type RunningPrometheus, type Scrape, startPrometheus } from './prometheus.ts'
export { propertySeed } from './property-seed.ts'
export { protobufBody } from './protobuf-body.ts'
export { deleteFrom, deleteNaively, type Push, pushNaively, pushRefused, pushTo, type Reply } from './push.ts'
export { type PushgatewayOptions, type RunningPushgateway, startPushgateway } from './pushgateway.ts'
export * from './read-groups.ts'
export type { PrometheusTarget, StoredSample } from './read-prometheus.ts'
export { type Answer, type Sending, send } from './send.ts'
export { temporaryFolder } from './temporary-folder.ts'
export { textBody } from './text-body.ts'
