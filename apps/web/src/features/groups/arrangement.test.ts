import { expect, test } from 'vitest'
import type { GroupRow } from '../../lib/wire.ts'
import { aGroup, groupsAnswer } from '../../testing/builders.ts'
import { type Arrangement, arrange, nothingArranged } from './arrangement.ts'
import { countChanges } from './count-changes.ts'

const group = (job: string, given: Partial<GroupRow> = {}) => aGroup({ job }, given)

const answer = (jobs: readonly GroupRow[], given: { from?: number; matched?: number; shownFor?: string } = {}) => ({
  ...groupsAnswer(jobs),
  from: 0,
  shownFor: 'all',
  ...given,
})

const shown = ({ places, rows }: Arrangement) =>
  [...places].sort(([a], [b]) => a - b).map(([, id]) => rows.get(id)?.labels['job'])

const abc = arrange(nothingArranged, answer([group('a'), group('b'), group('c')]), false)

test('rows follow the answer while nobody is at work', () => {
  const next = arrange(abc, answer([group('c'), group('a')]), false)
  expect(shown(next)).toEqual(['c', 'a'])
  expect(next.changes).toBe(0)
})

test('rows keep their places while somebody is, and the values in them change', () => {
  const next = arrange(abc, answer([group('c', { series: 99 }), group('a'), group('b')]), true)
  expect(shown(next)).toEqual(['a', 'b', 'c'])
  expect(next.rows.get('job=c')?.series).toBe(99)
  expect(next.changes).toBe(1)
})

test('a group that went away stays in sight while somebody is at work', () => {
  const next = arrange(abc, answer([group('a'), group('c')]), true)
  expect(shown(next)).toEqual(['a', 'b', 'c'])
  expect(next.count).toBe(3)
  expect(next.changes).toBe(1)
})

test('a row whose group is elsewhere by now is marked, so that its old values do not pass for new ones', () => {
  expect([...arrange(abc, answer([group('a'), group('b')], { matched: 2 }), true).moved]).toEqual(['job=c'])
  expect([...arrange(abc, answer([group('x'), group('b')], { matched: 9 }), true).moved]).toEqual(['job=a'])
  expect(arrange(abc, answer([group('a'), group('b')], { matched: 2 }), false).moved.size).toBe(0)
})

test('rows never shown before are filled in without showing a group twice', () => {
  const further = arrange(abc, answer([group('c'), group('d'), group('e')], { from: 2, matched: 5 }), true)
  expect(shown(further)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('another search is shown at once', () => {
  expect(shown(arrange(abc, answer([group('z')], { shownFor: 'other' }), true))).toEqual(['z'])
})

test.each([
  [['a', 'b', 'c'], ['a', 'b', 'c'], 0],
  [['a', 'b', 'c'], ['x', 'a', 'b'], 1],
  [['a', 'b', 'c'], ['c', 'a', 'b'], 1],
  [['a', 'b', 'c'], ['a', 'c'], 1],
  [['a', 'b'], ['c', 'd'], 2],
])('from %j to %j a person sees %j changes', (before, after, changes) => {
  expect(countChanges(before, after)).toBe(changes)
})
