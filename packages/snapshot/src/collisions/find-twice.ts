import { type FoundCollision, lostWithin, type SharedSeries, seriesTwice } from '@gatehouse/domain'
import type { Label, MetricFamily } from '@gatehouse/exposition'
import { openEach, type ReadGroup } from '../read-groups.ts'
import { type Population, type PresentRow, partyOf } from './population.ts'
import type { Shape } from './shape-table.ts'
import { bareTextOf, openShown, seriesOf, textOf } from './shown-series.ts'

// Whoever pushes may make as many as he likes.
const mostGroups = 300

type Twice = { readonly metric: string; readonly labels: readonly Label[]; readonly total: number }

const seriesTwiceIn = (families: readonly MetricFamily[]): Twice => {
  const alike = [...Map.groupBy(seriesOf(families), textOf).values()].filter(({ length }) => length > 1)
  const first = alike[0]?.[0]
  return { metric: first?.metric ?? '', labels: first?.labels ?? [], total: alike.length }
}

// What is in a group holds as long as the group stays as it is.
const twice = new WeakMap<ReadGroup, Twice>()

/** The same series twice in one group, for the gateway. */
export const findTwice = ({ rows }: Population): readonly FoundCollision[] =>
  rows
    .filter(({ group }) => group.claims.twice.length > 0)
    .slice(0, mostGroups)
    .map((row) => {
      const known = twice.get(row.group) ?? seriesTwiceIn(openShown(row.group))
      twice.set(row.group, known)
      return seriesTwice(partyOf(row), known)
    })

/** Labels that are empty in some series and may be absent in others: the gateway gives every series an instance. */
const emptyLabels = ({ emptyLabels }: Shape) => emptyLabels.filter((label) => label !== 'instance')

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
const losses = new WeakMap<ReadGroup, { readonly first: readonly SharedSeries[]; readonly total: number }>()

const firstSeries = 20

/** The same series twice in one group, once Prometheus has dropped labels without a value. */
export const findLostWithin = (population: Population): readonly FoundCollision[] => {
  const rows = candidates(population)
  const unknown = rows.flatMap(({ group }) => (losses.has(group) ? [] : group))
  for (const [group, families] of openEach(unknown)) {
    const lost = lossesIn(families)
    losses.set(group, { first: lost.slice(0, firstSeries), total: lost.length })
  }
  return rows.flatMap((row) => {
    const { first, total } = losses.get(row.group) ?? { first: [], total: 0 }
    return total === 0 ? [] : [lostWithin(partyOf(row), first, total)]
  })
}
