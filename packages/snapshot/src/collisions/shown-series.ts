import { canonicalKey, groupingKey } from '@gatehouse/domain'
import { isHistogram, isSummary, type Label, type MetricFamily, type Series } from '@gatehouse/exposition'
import { openWhole, type ReadGroup } from '../read-groups.ts'

/** A series of a group, as a scrape shows it. */
export type ShownSeries = { readonly metric: string; readonly labels: readonly Label[]; readonly value: string | null }

/** The families of one group. */
export const openShown = (group: ReadGroup): readonly MetricFamily[] => openWhole([group]).get(group) ?? []

const printValue = (series: Series): string | null =>
  isHistogram(series) || isSummary(series) ? `count ${series.count}` : series.value

/** All series of families. */
export const seriesOf = (families: readonly MetricFamily[]): readonly ShownSeries[] =>
  families.flatMap(({ name, series }) =>
    series.map((one) => ({ metric: name, labels: one.labels, value: printValue(one) })),
  )

/** What labels are to Prometheus, which drops those without a value. */
export const bareKey = (labels: readonly Label[]): string =>
  canonicalKey(groupingKey(labels.filter(([, value]) => value !== '')))

/** One text for one series of the gateway. */
export const textOf = ({ metric, labels }: ShownSeries): string => `${metric} ${canonicalKey(groupingKey(labels))}`

/** One text for one series of Prometheus. */
export const bareTextOf = ({ metric, labels }: ShownSeries): string => `${metric} ${bareKey(labels)}`
