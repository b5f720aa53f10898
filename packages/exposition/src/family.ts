/** One label: name and value, both raw text as the gateway knows them. */
export type Label = readonly [name: string, value: string]

/** The types a family may have, as the Pushgateway names them, in lower case. */
export const metricTypes = ['counter', 'gauge', 'summary', 'histogram', 'gauge_histogram', 'untyped'] as const

export type MetricType = (typeof metricTypes)[number]

/** A bucket of a classic histogram: upper bound and cumulative count, both in Go's number text. */
export type Bucket = readonly [le: string, count: string]

/**
 * A bucket of a native histogram: which bounds are included (0 upper, 1 lower, 2 neither, 3 both), lower bound,
 * upper bound, count. https://github.com/prometheus/pushgateway#json-api
 */
export type NativeBucket = readonly [boundaries: number, lower: string, upper: string, count: string]

/** A quantile of a summary and its value, both in Go's number text. */
export type Quantile = readonly [quantile: string, value: string]

export type ValueSeries = { readonly labels: readonly Label[]; readonly value: string }

export type HistogramSeries = {
  readonly labels: readonly Label[]
  readonly count: string
  readonly sum: string
  readonly buckets: readonly Bucket[]
  readonly nativeBuckets: readonly NativeBucket[]
}

export type SummarySeries = {
  readonly labels: readonly Label[]
  readonly count: string
  readonly sum: string
  readonly quantiles: readonly Quantile[]
}

/** One series of a family. Numbers stay text: NaN, +Inf, -0 and 2^60 survive unchanged. */
export type Series = ValueSeries | HistogramSeries | SummarySeries

/** A metric family as one group holds it. `timestamp` is the time of the push that brought it, epoch ms. */
export type MetricFamily = {
  readonly name: string
  readonly type: MetricType
  readonly help: string
  readonly timestamp: number
  readonly series: readonly Series[]
}

/** Whether a series is that of a histogram, classic or native. */
export const isHistogram = (series: Series): series is HistogramSeries => 'buckets' in series

/** Whether a series is that of a summary. */
export const isSummary = (series: Series): series is SummarySeries => 'quantiles' in series
