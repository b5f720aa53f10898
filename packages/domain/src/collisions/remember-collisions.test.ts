import { expect, test } from 'vitest'
import type { Collision, CollisionKind } from './collision.ts'
import {
  countKinds,
  countSeverities,
  lookAtScrape,
  noCollisions,
  rememberCollisions,
  resolvedFor,
} from './remember-collisions.ts'
import { noReport } from './report.ts'

const collision = (id: string, kind: CollisionKind = 'type-clash'): Collision => ({
  id,
  kind,
  certainty: 'certain',
  title: '',
  summary: '',
  details: [],
  metric: null,
  sides: [],
  groups: 0,
  fixes: [],
})

const look = (found: readonly Collision[], now: number, keptOut: readonly string[] = []) => ({ found, now, keptOut })

test('a collision is known since it was first seen', () => {
  const once = rememberCollisions(noCollisions, look([collision('a')], 1000))
  const twice = rememberCollisions(once, look([collision('a'), collision('b')], 2000))
  expect([...twice.known.values()].map(({ id, since }) => [id, since])).toEqual([
    ['a', 1000],
    ['b', 2000],
  ])
})

test('an error that is gone is told for a while, with the groups that were refused meanwhile', () => {
  const there = rememberCollisions(noCollisions, look([collision('a')], 1000, ['x']))
  const more = rememberCollisions(there, look([collision('a')], 2000, ['y']))
  const gone = rememberCollisions(more, look([], 3000))
  expect(gone.resolved).toMatchObject([
    { collision: { id: 'a', since: 1000 }, resolvedAt: 3000, refusedGroups: ['x', 'y'] },
  ])
  expect(rememberCollisions(gone, look([], 3000 + resolvedFor)).resolved).toEqual([])
})

test('what is back is not resolved, and what was no error is not told as resolved', () => {
  const there = rememberCollisions(noCollisions, look([collision('a'), collision('n', 'help-differs')], 1000))
  const gone = rememberCollisions(there, look([], 2000))
  expect(gone.resolved.map((one) => one.collision.id)).toEqual(['a'])
  expect(rememberCollisions(gone, look([collision('a')], 3000)).resolved).toEqual([])
})

test('every collision counts for its kind and severity', () => {
  const counts = countKinds(['type-clash', 'contention', 'fossils', 'fossils'])
  expect(counts).toEqual({ 'type-clash': 1, contention: 1, fossils: 2 })
  expect(countSeverities(counts)).toEqual({ error: 1, warning: 1, note: 2 })
})

test('groups are kept out by what fails scrapes only', () => {
  const there = rememberCollisions(noCollisions, look([collision('a'), collision('l', 'le-label')], 1000, ['x']))
  const gone = rememberCollisions(there, look([], 2000))
  expect(gone.resolved.map((one) => [one.collision.id, one.refusedGroups])).toEqual([
    ['a', ['x']],
    ['l', []],
  ])
})

test('the health of scrapes is known since it turned', () => {
  const ok = lookAtScrape(noReport.scrape, { now: 1000, isOk: true, message: null })
  const still = lookAtScrape(ok, { now: 2000, isOk: true, message: null })
  expect(still).toEqual({ state: 'ok', checkedAt: 2000, since: 1000, message: null })
  expect(lookAtScrape(still, { now: 3000, isOk: false, message: 'no' })).toMatchObject({
    state: 'failing',
    since: 3000,
  })
})
