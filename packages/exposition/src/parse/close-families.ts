import type { MetricFamily, Series } from '../family.ts'
import { goNumber } from '../go-number.ts'
import { countText } from './go-float.ts'
import type { OpenFamily, OpenMetric } from './open-family.ts'

const closeMetric = ({ labels, value, count, sum, points }: OpenMetric, type: MetricFamily['type']): Series => {
  if (type !== 'histogram' && type !== 'summary') return { labels, value: goNumber.encode(value) }
  const totals = { labels, count: countText(count), sum: goNumber.encode(sum) }
  if (type === 'histogram') {
    const buckets = points.map(([le, inside]) => [goNumber.encode(le), countText(inside)] as const)
    return { ...totals, buckets, nativeBuckets: [] }
  }
  return { ...totals, quantiles: points.map(([at, one]) => [goNumber.encode(at), goNumber.encode(one)] as const) }
}

/** A family of a body: `lines` tells, for each series, the line that first mentions it. */
export type ParsedFamily = MetricFamily & { readonly line: number; readonly lines: readonly number[] }

/** What was read of a family. The time of the push is not known: `timestamp` is 0. */
export const closeFamily = ({ name, line, type = 'untyped', help = '', metrics }: OpenFamily): ParsedFamily => ({
  name,
  type,
  help,
  timestamp: 0,
  series: metrics.map((metric) => closeMetric(metric, type)),
  line,
  lines: metrics.map((metric) => metric.line),
})
