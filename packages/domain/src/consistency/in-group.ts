import type { Label, MetricFamily, Series } from '@gatehouse/exposition'
import type { GroupingKey } from '../grouping-key.ts'

const hasInstance = (labels: readonly Label[]) => labels.some(([name]) => name === 'instance')

/**
 * The labels a series has in a group: those of the group win, and where nobody names an `instance` it is empty.
 * https://github.com/prometheus/pushgateway#about-the-job-and-instance-labels
 */
const labelsInGroup = (labels: readonly Label[], key: GroupingKey): readonly Label[] => {
  const grouping = new Map(key)
  const given = labels.map(([name, value]) => [name, grouping.get(name) ?? value] as const)
  const names = new Set(labels.map(([name]) => name))
  const all = [...given, ...key.filter(([name]) => !names.has(name))]
  return hasInstance(all) ? all : [...all, ['instance', ''] as const]
}

const seriesInGroup = <S extends Series>(series: S, key: GroupingKey): S => ({
  ...series,
  labels: labelsInGroup(series.labels, key),
})

/** A family as it is once it is in a group. */
export const familyInGroup = (family: MetricFamily, key: GroupingKey): MetricFamily => ({
  ...family,
  series: family.series.map((series) => seriesInGroup(series, key)),
})

/** The families a gateway adds to every group. */
export const pushFamilyNames = ['push_time_seconds', 'push_failure_time_seconds'] as const

/** Both push families of a group, as far as they can clash: their values are not known. */
export const pushFamilies = (key: GroupingKey): readonly MetricFamily[] =>
  pushFamilyNames.map((name) => ({
    name,
    type: 'gauge',
    help: '',
    timestamp: 0,
    series: [{ labels: labelsInGroup([], key), value: '0' }],
  }))
