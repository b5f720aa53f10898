import { type FoundCollision, lostWithin, type SharedSeries, seriesTwice } from '@gatehouse/domain'
import type { MetricFamily } from '@gatehouse/exposition'
import { openWhole, type ReadGroup } from '../read-groups.ts'
import { type Population, type PresentRow, partyOf } from './population.ts'
import type { Shape } from './shape-table.ts'
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

/** Labels that are empty in some series and may be absent in others: the gateway gives every series an instance. */
const emptyLabels = ({ emptyLabels }: Shape) => emptyLabels.filter((label) => label !== 'instance')

// Whoever pushes may make as many as he likes.
const mostGroups = 300

const candidates = ({ byShape }: Population): readonly PresentRow[] =>
  [...byShape]
    .flatMap(([shape, rows]) => {
      const labels = emptyLabels(shape)
      if (labels.length === 0) return []
      return rows.filter(({ key }) => labels.some((label) => key.every(([name]) => name !== label)))
    })
    .slice(0, mostGroups)

const lossesIn = (families: readonly MetricFamily[]): readonly SharedSeries[] =>
  [...Map.groupBy(seriesOf(families), bareTextOf).values()].flatMap(([one, ...others]) => {
    const other = one && others.find((candidate) => textOf(candidate) !== textOf(one))
    return one && other ? [{ ...one, otherLabels: other.labels, otherValue: other.value }] : []
  })

// What is lost within a group is lost as long as the group stays as it is.
const losses = new WeakMap<ReadGroup, readonly SharedSeries[]>()

const firstSeries = 20

/** The same series twice in one group, once Prometheus has dropped labels without a value. */
export const findLostWithin = (population: Population): readonly FoundCollision[] => {
  const rows = candidates(population)
  const unknown = rows.flatMap(({ group }) => (losses.has(group) ? [] : group))
  for (const [group, families] of openWhole(unknown)) losses.set(group, lossesIn(families))
  return rows.flatMap((row) => {
    const lost = losses.get(row.group) ?? []
    return lost.length === 0 ? [] : [lostWithin(partyOf(row), lost.slice(0, firstSeries), lost.length)]
  })
}
