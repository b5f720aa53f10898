import type { LabelPair } from './labels.ts'

type OfSeries = { readonly labels: readonly LabelPair[] }

/** `timestamp` is epoch milliseconds; a Pushgateway refuses any body that has one. */
export type ValueSeries = OfSeries & { readonly value: number; readonly timestamp?: number }

export type SummarySeries = OfSeries & {
  readonly count: number
  readonly sum: number
  readonly quantiles: readonly (readonly [quantile: number, value: number])[]
}

export type BucketSpan = { readonly offset: number; readonly length: number }

/** The native part of a histogram; deltas are as in the protobuf: each bucket's difference to the one before. */
export type NativeHistogram = {
  readonly schema: number
  readonly zeroThreshold: number
  readonly zeroCount: number
  readonly positiveSpans?: readonly BucketSpan[]
  readonly positiveDeltas?: readonly number[]
  readonly negativeSpans?: readonly BucketSpan[]
  readonly negativeDeltas?: readonly number[]
}

export type HistogramSeries = OfSeries & {
  readonly count: number
  readonly sum: number
  readonly buckets: readonly (readonly [le: number, count: number])[]
  readonly native?: NativeHistogram
}

type Named = { readonly name: string; readonly help?: string }

export type ValueFamily = Named & {
  readonly type: 'counter' | 'gauge' | 'untyped'
  readonly series: readonly ValueSeries[]
}

export type SummaryFamily = Named & { readonly type: 'summary'; readonly series: readonly SummarySeries[] }

export type HistogramFamily = Named & {
  readonly type: 'histogram' | 'gauge_histogram'
  readonly series: readonly HistogramSeries[]
}

/** A metric family to push. */
export type Family = ValueFamily | SummaryFamily | HistogramFamily

export const isHistogramFamily = (family: Family): family is HistogramFamily =>
  family.type === 'histogram' || family.type === 'gauge_histogram'
