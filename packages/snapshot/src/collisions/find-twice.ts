import { type FoundCollision, lostWithin, type SharedSeries, seriesTwice } from '@gatehouse/domain'
import type { MetricFamily } from '@gatehouse/exposition'
import type { ReadGroup } from '../read-groups.ts'
import { type Population, type PresentRow, partyOf } from './population.ts'
import { bareTextOf, openShown, seriesOf, textOf } from './shown-series.ts'

const firstTwice = (families: readonly MetricFamily[], name: string) => {
  const series = seriesOf(families.filter((family) => family.name === name))
  const alike = [...Map.groupBy(series, textOf).values()].filter(({ length }) => length > 1)
  return { labels: alike[0]?.[0]?.labels ?? [], total: alike.length }
}

/** The same series twice in one group, for the gateway. */
export const findTwice = ({ rows }: Population): readonly FoundCollision[] =>
  rows
    .filter(({ group }) => group.claims.twice.length > 0)
    .map((row) => {
      const [metric = ''] = row.group.claims.twice
      const { labels, total } = firstTwice(openShown(row.group), metric)
      return seriesTwice(partyOf(row), metric, labels, total)
    })

/** Whether a label is empty in some series and may be absent in others: the gateway gives every series an instance. */
const mayLose = ({ key, group }: PresentRow) =>
  group.claims.shape.emptyLabels.some((label) => label !== 'instance' && key.every(([name]) => name !== label))

// What is lost within a group is lost as long as the group stays as it is.
const losses = new WeakMap<ReadGroup, readonly SharedSeries[]>()

const lossesIn = (group: ReadGroup): readonly SharedSeries[] => {
  const known = losses.get(group)
  if (known) return known
  const alike = [...Map.groupBy(seriesOf(openShown(group)), bareTextOf).values()]
  const lost = alike.flatMap(([one, ...others]) => {
    const other = one && others.find((candidate) => textOf(candidate) !== textOf(one))
    return one && other ? [{ ...one, otherLabels: other.labels, otherValue: other.value }] : []
  })
  losses.set(group, lost)
  return lost
}

const firstSeries = 20

/** The same series twice in one group, once Prometheus has dropped labels without a value. */
export const findLostWithin = ({ rows }: Population): readonly FoundCollision[] =>
  rows.filter(mayLose).flatMap((row) => {
    const lost = lossesIn(row.group)
    return lost.length === 0 ? [] : [lostWithin(partyOf(row), lost.slice(0, firstSeries), lost.length)]
  })
