import { groupStates, overdueIntervals } from '@gatehouse/domain'
import { matchesLabels } from '@gatehouse/domain/promql'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterGroups, type GroupFilter, queryGroups } from './query-groups.ts'
import { type GroupSortKey, groupSortKeys } from './sort-groups.ts'
import type { RowRef } from './source.ts'
import { someFilter, someSources } from './test-questions.ts'
import { now, otherwise, type PlainRow, rules } from './test-rows.ts'

const everything = { matchers: [], states: new Set<never>() }
const byGroup = { key: 'group', descending: false } as const
const all = { sort: byGroup, limit: 1_000, offset: 0 }

const matches =
  ({ matchers }: GroupFilter) =>
  (row: PlainRow) =>
    matchesLabels(matchers, row.key)
const isIn =
  ({ states }: GroupFilter) =>
  ({ state }: PlainRow) =>
    states.size === 0 || states.has(state)
const isOfAge =
  ({ olderThan, youngerThan }: GroupFilter) =>
  ({ age }: PlainRow) =>
    (olderThan === undefined || (age !== undefined && age > olderThan)) &&
    (youngerThan === undefined || (age !== undefined && age <= youngerThan))

const idsOf = (rows: readonly RowRef[]) => rows.map(({ source, row }) => source.view.idOf(row))
const plainIds = (rows: readonly PlainRow[]) => rows.map(({ id }) => id)
const seriesOf = (rows: readonly PlainRow[]) => rows.reduce((sum, row) => sum + (row.group ? row.series : 0), 0)

test('the filter, its totals and its counts are those of a naive answer', () => {
  fc.assert(
    fc.property(someSources(), someFilter(), ({ sources, plain }, filter) => {
      const page = queryGroups(sources, { ...filter, ...all })
      const matched = plain.filter(matches(filter))
      const chosen = matched.filter(isOfAge(filter)).filter(isIn(filter))
      expect(idsOf(page.rows).sort()).toEqual(plainIds(chosen).sort())
      expect(page.matched).toBe(chosen.length)
      expect(page.series).toBe(seriesOf(chosen))
      expect(page.total).toBe(plain.length)
      expect(page.totalSeries).toBe(seriesOf(plain))
      // Each matcher alone, as if it were the only one.
      const alone = filter.matchers.map(
        (matcher) => plain.filter(matches({ ...everything, matchers: [matcher] })).length,
      )
      expect(page.accepted).toEqual(alone)
      // Counts are over everything but the states, ages over everything but the ages.
      const ofAge = matched.filter(isOfAge(filter))
      const counts = groupStates.map((state) => [state, ofAge.filter((row) => row.state === state).length])
      expect(page.counts).toEqual(Object.fromEntries(counts))
      const aged = matched.filter(isIn(filter)).filter(({ age }) => age !== undefined)
      expect(page.ages.reduce((sum, { groups }) => sum + groups, 0)).toBe(aged.length)
      for (const [i, { upTo, groups, stale }] of page.ages.entries()) {
        const above = page.ages[i - 1]?.upTo ?? -Infinity
        const inside = aged.filter(({ age = 0 }) => age > above && age <= (upTo ?? Infinity))
        expect({ groups, stale }).toEqual({
          groups: inside.length,
          stale: inside.filter(({ state }) => state === 'stale').length,
        })
      }
    }),
    { numRuns: 300 },
  )
})

test('what is chosen for a plan is what the table shows', () => {
  fc.assert(
    fc.property(someSources(), someFilter(), ({ sources }, filter) => {
      const chosen = filterGroups(sources, filter)
      expect(idsOf(chosen).sort()).toEqual(idsOf(queryGroups(sources, { ...filter, ...all }).rows).sort())
    }),
  )
})

const someSort = () => fc.record({ key: fc.constantFrom(...groupSortKeys), descending: fc.boolean() })

test('windows tile the whole list, without a gap and without a double', () => {
  fc.assert(
    fc.property(someSources(), someSort(), fc.integer({ min: 1, max: 7 }), ({ sources }, sort, limit) => {
      const whole = idsOf(queryGroups(sources, { ...everything, ...all, sort }).rows)
      const offsets = Array.from({ length: Math.ceil(whole.length / limit) }, (_, i) => i * limit)
      const window = (offset: number) => idsOf(queryGroups(sources, { ...everything, sort, limit, offset }).rows)
      expect(offsets.flatMap(window)).toEqual(whole)
      expect(new Set(whole).size).toBe(whole.length)
      expect(window(whole.length)).toEqual([])
    }),
  )
})

const overdue = ({ pushedAt, failedAt, missingSince, rule }: PlainRow) =>
  overdueIntervals({ now, pushedAt, failedAt, missing: missingSince > 0, expectation: rules[rule] ?? otherwise }) ?? -1

const labelsText = ({ key }: PlainRow) =>
  [...key].sort(([a], [b]) => Number(b === 'job') - Number(a === 'job') || (a < b ? -1 : 1)).flat()

const compareLists = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((text, i) => text !== b[i])
  if (at < 0) return a.length - b.length
  return at >= b.length || compareRanks([a[at] ?? ''], [b[at] ?? '']) > 0 ? 1 : -1
}

// What a row is sorted by, written apart from the product: a list that compares part by part.
const ranks: Record<GroupSortKey, (row: PlainRow) => readonly (number | string)[]> = {
  state: (row) => [groupStates.indexOf(row.state), -Math.max(row.pushedAt, row.failedAt, row.missingSince)],
  group: () => [],
  gateway: ({ gateway }) => [gateway],
  last_push: ({ pushedAt }) => [pushedAt],
  overdue: (row) => [overdue(row)],
  series: ({ series }) => [series],
  families: ({ familyCount }) => [familyCount],
}

const compareRanks = (a: readonly (number | string)[], b: readonly (number | string)[]) => {
  const at = a.findIndex((part, i) => part !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}

test.each(groupSortKeys)('by %s rows come in a total order, and what is equal stays as it came', (key) => {
  const compare =
    key === 'group'
      ? (a: PlainRow, b: PlainRow) =>
          compareLists(labelsText(a), labelsText(b)) || compareRanks([a.gateway], [b.gateway])
      : (a: PlainRow, b: PlainRow) => compareRanks(ranks[key](a), ranks[key](b))
  fc.assert(
    fc.property(someSources(), fc.boolean(), ({ sources, plain }, descending) => {
      const { rows } = queryGroups(sources, { ...everything, ...all, sort: { key, descending } })
      const expected = plain.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)))
      expect(idsOf(rows)).toEqual(plainIds(expected))
    }),
    { numRuns: 200 },
  )
})

test('no gateways give an empty page', () => {
  const page = queryGroups([], { ...everything, ...all })
  expect(page).toMatchObject({ total: 0, totalSeries: 0, matched: 0, series: 0, accepted: [], rows: [] })
})
