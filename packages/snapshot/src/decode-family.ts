import {
  type Bucket,
  goNumber,
  type Label,
  type MetricFamily,
  type MetricType,
  metricTypes,
  type NativeBucket,
  type Series,
} from '@gatehouse/exposition'

/** A family as the gateway's JSON holds it, checked for its shape only. */
export type RawFamily = {
  readonly time_stamp: string
  readonly type: string
  readonly help?: unknown
  readonly metrics: readonly unknown[]
}

/** Whether a value of an answer is a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value of an answer has the shape of a family: a time stamp, a type and a list of metrics. */
export const isFamily = (value: unknown): value is RawFamily =>
  isRecord(value) &&
  typeof value['time_stamp'] === 'string' &&
  typeof value['type'] === 'string' &&
  Array.isArray(value['metrics'])

/** Decodes a family. The time stamp is in the gateway's zone with up to nine decimals; it becomes epoch ms. */
export const decodeFamily = (name: string, family: RawFamily): MetricFamily => ({
  name,
  type: typeOf(family.type),
  help: textOr(family.help, ''),
  timestamp: Date.parse(family.time_stamp) || 0,
  series: family.metrics.map(decodeSeries),
})

/** The type of a family by its name in JSON; what is not known is untyped. */
export const typeOf = (text: string): MetricType => metricTypes.find((type) => type === text.toLowerCase()) ?? 'untyped'

const textOr = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)

const textEntries = (value: unknown): (readonly [string, string])[] =>
  isRecord(value) ? Object.entries(value).map(([key, one]) => [key, textOr(one, 'NaN')] as const) : []

const byNumber = ([a]: Bucket, [b]: Bucket) => (goNumber.decode(a) ?? 0) - (goNumber.decode(b) ?? 0) || 0

/** A histogram has buckets, a summary quantiles, everything else a value. */
const decodeSeries = (metric: unknown): Series => {
  const raw = isRecord(metric) ? metric : {}
  const labels: readonly Label[] = textEntries(raw['labels'])
  const totals = { labels, count: textOr(raw['count'], '0'), sum: textOr(raw['sum'], '0') }
  const buckets = raw['buckets']
  if (Array.isArray(buckets)) return { ...totals, buckets: [], nativeBuckets: buckets.flatMap(nativeBucket) }
  if (isRecord(buckets)) return { ...totals, buckets: textEntries(buckets).sort(byNumber), nativeBuckets: [] }
  if (isRecord(raw['quantiles'])) return { ...totals, quantiles: textEntries(raw['quantiles']).sort(byNumber) }
  return { labels, value: textOr(raw['value'], 'NaN') }
}

const nativeBucket = (value: unknown): NativeBucket[] => {
  if (!Array.isArray(value) || value.length !== 4) return []
  const [boundaries, ...texts] = value
  const [lower = 'NaN', upper = 'NaN', count = 'NaN'] = texts.map((text) => textOr(text, 'NaN'))
  return typeof boundaries === 'number' ? [[boundaries, lower, upper, count]] : []
}

/**
 * How many samples a scrape carries for a family: a classic histogram has its buckets, a `+Inf` bucket the gateway adds
 * when it is missing, sum and count; a summary its quantiles, sum and count. Decodes nothing: every read counts all.
 */
export const countSamples = ({ metrics }: RawFamily): number =>
  metrics.reduce<number>((sum, metric) => sum + samplesOf(metric), 0)

const samplesOf = (metric: unknown): number => {
  if (!isRecord(metric)) return 1
  const buckets = metric['buckets']
  const quantiles = metric['quantiles']
  if (Array.isArray(buckets)) return 3
  if (isRecord(buckets)) return Object.keys(buckets).length + (Object.hasOwn(buckets, '+Inf') ? 0 : 1) + 2
  return isRecord(quantiles) ? Object.keys(quantiles).length + 2 : 1
}
