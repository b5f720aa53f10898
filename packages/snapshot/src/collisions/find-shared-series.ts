import {
  canonicalKey,
  type FoundCollision,
  lostSeries,
  poisonTwins,
  type SharedSeries,
  sameSeries,
  sameSeriesAsMany,
} from '@gatehouse/domain'
import type { Label, MetricFamily } from '@gatehouse/exposition'
import { openEach, type ReadGroup } from '../read-groups.ts'
import { type Population, type PresentRow, partyOf, type Schema } from './population.ts'
import { bareKey, bareTextOf, openShown, type ShownSeries, seriesOf, textOf } from './shown-series.ts'

/*
 * Two groups can only hold the same series when one of them carries, as a label of its body, a label that the other has in
 * its key, or when their keys differ in labels without a value alone. So nearly all groups need not be looked at.
 */

const bareKeys = new WeakMap<object, string>()

const bareKeyOf = ({ key }: PresentRow): string => {
  const known = bareKeys.get(key) ?? bareKey(key)
  bareKeys.set(key, known)
  return known
}

// Whoever pushes may make as many as he likes; what is shown is the first of them.
const mostSchemas = 100
const mostPairs = 300
const mostAlike = 20

/** Schemas of other groups that series with these labels may belong to. */
const foreignSchemas = (labels: readonly string[], own: Schema, schemas: readonly Schema[]): readonly Schema[] => {
  const names = new Set(labels)
  return schemas
    .filter((schema) => schema !== own && isWider(schema, own) && schema.names.every((name) => names.has(name)))
    .slice(0, mostSchemas)
}

const isWider = (schema: Schema, own: Schema) => schema.names.some((name) => !own.names.includes(name))

const pick = (labels: readonly Label[], names: readonly string[]): readonly Label[] | undefined => {
  const picked = names.map((name) => labels.find((label) => label[0] === name && label[1] !== ''))
  return picked.every((label) => label !== undefined) ? (picked as readonly Label[]) : undefined
}

// What a group points at holds as long as the group stays as it is and the schemas are the same.
const pointers = new WeakMap<ReadGroup, { readonly schemas: string; readonly keys: readonly string[] }>()

const pointersOf = (families: readonly MetricFamily[], schemas: readonly Schema[]): readonly string[] => {
  const keys = new Set<string>()
  for (const { series } of families)
    for (const { labels } of series)
      for (const { names } of schemas) {
        const key = pick(labels, names)
        if (key) keys.add(bareKey(key))
      }
  return [...keys]
}

type Pair = readonly [PresentRow, PresentRow]

/** The groups a bare key means. */
type Find = (bare: string) => readonly PresentRow[]

/** Pairs in which the series of one group name the key of the other. */
const pairsByBody = ({ kin, schemas }: Population, find: Find): readonly Pair[] =>
  kin.flatMap(({ shape, schema, rows }) => {
    const foreign = foreignSchemas(shape.labels, schema, schemas)
    if (foreign.length === 0) return []
    const text = JSON.stringify(foreign.map(({ names }) => names.join(',')).sort())
    const unknown = rows.flatMap(({ group }) => (pointers.get(group)?.schemas === text ? [] : group))
    for (const [group, families] of openEach(unknown)) {
      pointers.set(group, { schemas: text, keys: pointersOf(families, foreign) })
    }
    return pairsOf(rows, find)
  })

/** Groups with those that their series name; the first of them, however many there are. */
const pairsOf = (rows: readonly PresentRow[], find: Find): readonly Pair[] => {
  const pairs: Pair[] = []
  for (const row of rows)
    for (const key of pointers.get(row.group)?.keys ?? [])
      for (const other of find(key)) {
        if (other.id === row.id || !isToldApart([row, other])) continue
        pairs.push([row, other])
        if (pairs.length === mostPairs) return pairs
      }
  return pairs
}

/** Pairs whose keys differ in labels without a value alone. */
const pairsByKey = (byKey: ReadonlyMap<string, readonly PresentRow[]>): readonly Pair[] =>
  [...byKey.values()].flatMap((alike) =>
    alike.slice(0, mostAlike).flatMap((row, i) => alike.slice(i + 1, mostAlike).map((other): Pair => [row, other])),
  )

const hasEmpty = ({ key }: PresentRow) => key.some(([, value]) => value === '')

/** Some of the series, and how many there are. */
type Told = { readonly series: readonly SharedSeries[]; readonly total: number }

type Shared = { readonly areTwins: boolean; readonly same: Told; readonly lost: Told }

const firstSeries = 20

const compare = (byBare: ReadonlyMap<string, readonly ShownSeries[]>, others: readonly MetricFamily[]): Shared => {
  const shared = seriesOf(others).flatMap((other) =>
    (byBare.get(bareTextOf(other)) ?? []).map((one) => ({ one, other, isSame: textOf(one) === textOf(other) })),
  )
  const print = (isSame: boolean): Told => {
    const found = shared.filter((both) => both.isSame === isSame)
    const series = found
      .slice(0, firstSeries)
      .map(({ one, other }) => ({ ...one, otherLabels: other.labels, otherValue: other.value }))
    return { series, total: found.length }
  }
  const areTwins = shared.some(({ one, isSame }) => isSame && one.metric === 'push_time_seconds')
  return { areTwins, same: print(true), lost: print(false) }
}

/** The series of groups by what Prometheus knows them by; those of the last one are kept, for its next pair. */
const seriesIndex = () => {
  let last: { readonly group: ReadGroup; readonly byBare: ReadonlyMap<string, readonly ShownSeries[]> } | undefined
  return (group: ReadGroup) => {
    if (last?.group !== group) last = { group, byBare: Map.groupBy(seriesOf(openShown(group)), bareTextOf) }
    return last.byBare
  }
}

// What two groups share holds as long as both stay as they are.
const comparisons = new WeakMap<ReadGroup, WeakMap<ReadGroup, Shared>>()

const sharedBy = ([row, other]: Pair, index: ReturnType<typeof seriesIndex>): Shared => {
  const known = comparisons.get(row.group)?.get(other.group)
  if (known) return known
  const shared = compare(index(row.group), openShown(other.group))
  const ofRow = comparisons.get(row.group) ?? new WeakMap<ReadGroup, Shared>()
  comparisons.set(row.group, ofRow.set(other.group, shared))
  return shared
}

type Compared = { readonly pair: Pair; readonly shared: Shared }

const explain = ({ pair: [row, other], shared: { areTwins, same, lost } }: Compared): readonly FoundCollision[] => {
  const [a, b] = [partyOf(row), partyOf(other)]
  // Everything else that such groups share follows from it.
  if (areTwins) return [poisonTwins(a, b)]
  return [
    ...(same.total > 0 ? [sameSeries({ a, b, ...same })] : []),
    ...(lost.total > 0 ? [lostSeries({ a, b, ...lost })] : []),
  ]
}

/** One group in so many clashes is the cause of them. */
const manyClashes = 3

const clashes = ({ shared: { areTwins, same } }: Compared) => !areTwins && same.total > 0

/** Pairs by the one group they have in common, where it is in many of them and the others are in fewer. */
const byHub = (all: readonly Compared[]): ReadonlyMap<PresentRow | null, readonly Compared[]> => {
  const counts = new Map<PresentRow, number>()
  for (const { pair } of all) for (const row of pair) counts.set(row, (counts.get(row) ?? 0) + 1)
  return Map.groupBy(all, ({ pair: [row, other] }) => {
    const [more, fewer] = (counts.get(row) ?? 0) >= (counts.get(other) ?? 0) ? [row, other] : [other, row]
    const isHub = (counts.get(more) ?? 0) >= manyClashes && (counts.get(more) ?? 0) > (counts.get(fewer) ?? 0)
    return isHub ? more : null
  })
}

const explainHub = (hub: PresentRow, all: readonly Compared[]): FoundCollision => {
  const [first] = all
  const turned = first?.pair[0] === hub
  const series = (first?.shared.same.series ?? []).map((one) => (turned ? one : turnedRound(one)))
  const others = all.map(({ pair: [row, other] }) => partyOf(row === hub ? other : row))
  return sameSeriesAsMany({ hub: partyOf(hub), others, series })
}

const turnedRound = ({ metric, labels, otherLabels, value, otherValue }: SharedSeries): SharedSeries => ({
  metric,
  labels: otherLabels,
  otherLabels: labels,
  value: otherValue,
  otherValue: value,
})

const explainAll = (all: readonly Compared[]): readonly FoundCollision[] => {
  const [clashing, others] = [all.filter(clashes), all.filter((one) => !clashes(one))]
  const found = [...byHub(clashing)].flatMap(([hub, those]) =>
    hub ? [explainHub(hub, those), ...those.flatMap(lossesOf)] : those.flatMap(explain),
  )
  return [...found, ...others.flatMap(explain)]
}

const nothing = { series: [], total: 0 }

const lossesOf = ({ pair, shared }: Compared) => explain({ pair, shared: { ...shared, same: nothing } })

// What looks the same is told apart by its bytes alone: see find-poison.ts.
const isToldApart = ([row, other]: Pair) => canonicalKey(row.key) !== canonicalKey(other.key)

const distinct = (pairs: readonly Pair[]): readonly Pair[] => [
  ...new Map(pairs.map((pair) => [[pair[0].id, pair[1].id].sort().join(' '), pair])).values(),
]

/** The same series in two groups, for the gateway or for Prometheus. */
export const findSharedSeries = (population: Population): readonly FoundCollision[] => {
  let byKey: ReadonlyMap<string, readonly PresentRow[]> | undefined
  const index = () => {
    byKey ??= Map.groupBy(population.rows, bareKeyOf)
    return byKey
  }
  const byBody = pairsByBody(population, (bare) => index().get(bare) ?? [])
  const byEmpty = population.rows.some(hasEmpty) ? pairsByKey(index()) : []
  const ofSeries = seriesIndex()
  const pairs = distinct([...byBody, ...byEmpty].filter(isToldApart)).slice(0, mostPairs)
  return explainAll(pairs.map((pair) => ({ pair, shared: sharedBy(pair, ofSeries) })))
}
