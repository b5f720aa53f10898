import type { MetricFamily, Series } from '@gatehouse/exposition'
import type { ViolationSide } from './violation.ts'

/** Who has a family of this name and type; `group` is null for the gateway itself. */
export type Holder = { readonly group: string | null; readonly family: Omit<MetricFamily, 'series' | 'timestamp'> }

/** A side that has a whole family. */
export const sideOf = ({ group, family: { name, type, help } }: Holder): ViolationSide => ({
  group,
  claims: [{ metric: name, labels: null, type, help, value: null }],
})

/** A side that has a series. */
export const seriesSide = (group: string, { name, type }: MetricFamily, series: Series): ViolationSide => ({
  group,
  claims: [{ metric: name, labels: series.labels, type, help: null, value: 'value' in series ? series.value : null }],
})

/** One text for each series a gateway can tell apart: histograms and summaries by their own labels. */
export const seriesKey = ({ name }: MetricFamily, { labels }: Series): string =>
  JSON.stringify([name, [...labels].sort(([a], [b]) => (a < b ? -1 : 1))])
