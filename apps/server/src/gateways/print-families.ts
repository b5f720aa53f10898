import { readingOrder } from '@gatehouse/domain'
import { isHistogram, isSummary, type Label, type MetricFamily, printText, type Series } from '@gatehouse/exposition'
import type { PrintedFamilies } from './messages.ts'

const labelsOf = (labels: readonly Label[]): Record<string, string> => Object.fromEntries(readingOrder(labels))

const printSeries = (one: Series) => {
  const labels = labelsOf(one.labels)
  if (isHistogram(one)) {
    const { count, sum, buckets, nativeBuckets } = one
    return { labels, count, sum, buckets, nativeBuckets }
  }
  if (isSummary(one)) return { labels, count: one.count, sum: one.sum, quantiles: one.quantiles }
  return { labels, value: one.value }
}

const asJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

/** Families as the API answers them, in JSON, ready to be sent: a group may have a million series. */
export const printFamilies = (families: readonly MetricFamily[]): PrintedFamilies => ({
  metrics: asJson(families.map((family) => ({ ...family, series: family.series.map(printSeries) }))),
  text: asJson(printText(families)),
})
