import { groupingKey } from '@gatehouse/domain'
import { expect, test } from 'vitest'
import { groupId } from './group-id.ts'
import type { Rows } from './group-row.ts'
import { ingest, missingLimit } from './ingest.ts'
import { noGroups, readGroups } from './read-groups.ts'
import { aGroup, answerOf, aRead, read } from './test-groups.ts'

const none: Rows = new Map()
const job = (name: string, parts = {}) => aGroup({ labels: { job: name }, ...parts })
const idOf = (name: string) => groupId('g', [['job', name]])
const jobs = (rows: Rows) =>
  [...rows.values()].map(({ key, missingSince }) => [key.map(([, value]) => value).join(), missingSince])

const readAt = 1_795_351_300_000

test('a group that vanishes is missing since the read that missed it, until it returns', async () => {
  const first = ingest(none, await read(job('a'), job('b')), aRead({ readAt }))
  const second = ingest(first, await read(job('b')), aRead({ readAt: readAt + 1_000 }))
  const third = ingest(second, await read(job('b')), aRead({ readAt: readAt + 2_000 }))
  expect(jobs(third)).toEqual([
    ['a', readAt + 1_000],
    ['b', 0],
  ])
  expect(third.get(idOf('a'))).toMatchObject({ pushedAt: first.get(idOf('a'))?.pushedAt, series: 2, group: null })
  expect(jobs(ingest(third, await read(job('a'), job('b')), aRead()))).toEqual([
    ['a', 0],
    ['b', 0],
  ])
})

test('a group with refused pushes only is missed, too', async () => {
  const first = ingest(none, await read(job('a', { pushed: '0', failed: '1.7e+09' })), aRead())
  expect(jobs(ingest(first, [], aRead({ readAt })))).toEqual([['a', readAt]])
})

test('a group that was forgotten is not missing, nor after it was missing', async () => {
  const first = ingest(none, await read(job('a'), job('b')), aRead())
  const forgotten = new Set([idOf('a')])
  expect(jobs(ingest(first, await read(job('b')), aRead({ forgotten })))).toEqual([['b', 0]])
  const missing = ingest(first, await read(job('b')), aRead())
  expect(jobs(ingest(missing, await read(job('b')), aRead({ forgotten })))).toEqual([['b', 0]])
})

test('a group that was forgotten but is there stays', async () => {
  const rows = ingest(none, await read(job('a')), aRead())
  expect(jobs(ingest(rows, await read(job('a')), aRead({ forgotten: new Set([idOf('a')]) })))).toEqual([['a', 0]])
})

test('no more than the limit are missing, the longest missing go first', async () => {
  const many = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => job(`${prefix}${i}`))
  const all = ingest(none, await read(...many('old', 20), ...many('new', missingLimit)), aRead())
  const withoutOld = ingest(all, await read(...many('new', missingLimit)), aRead({ readAt }))
  const rows = ingest(withoutOld, [], aRead({ readAt: readAt + 1 }))
  expect(rows.size).toBe(missingLimit)
  expect([...rows.values()].every(({ missingSince }) => missingSince === readAt + 1)).toBe(true)
})

const a = groupingKey([['job', 'a']])
const isJob = (name: string) => (key: typeof a) =>
  key.some(([label, value]) => label === 'job' && value === name) ? 0 : -1
const exact = { ruleOf: isJob('a'), expected: [{ key: a, rule: 0 }] }

test('a group that an exact rule names is missing before it was ever seen, since the first read', async () => {
  const first = ingest(none, [], aRead({ ...exact, readAt }))
  const second = ingest(first, [], aRead({ ...exact, readAt: readAt + 5 }))
  expect(jobs(second)).toEqual([['a', readAt]])
  expect(second.get(idOf('a'))).toMatchObject({ rule: 0, pushedAt: 0, series: 0, group: null })
})

test.each([
  ['the very group', job('a')],
  ['a child of it', aGroup({ labels: { job: 'a', instance: 'i' } })],
])('%s satisfies an exact rule', async (_, group) => {
  const rows = ingest(none, await read(group), aRead(exact))
  expect([...rows.values()].map(({ missingSince, rule }) => [missingSince, rule])).toEqual([[0, 0]])
})

test('a group that was there is missing once, not once more because a rule names it', async () => {
  const first = ingest(none, await read(job('a')), aRead(exact))
  expect(jobs(ingest(first, [], aRead({ ...exact, readAt })))).toEqual([['a', readAt]])
})

test('an exact rule behind one that matches first expects nothing, and hides no group', async () => {
  const behind = { ruleOf: () => 0, expected: [{ key: a, rule: 1 }] }
  expect(jobs(ingest(none, [], aRead(behind)))).toEqual([])
  expect(jobs(ingest(none, await read(job('a')), aRead(behind)))).toEqual([['a', 0]])
})

test('ids are of the gateway and the key, the same for every read', async () => {
  const here = ingest(none, await read(job('a'), job('b')), aRead())
  const again = ingest(here, await read(job('b'), job('a')), aRead())
  expect([...again.keys()]).toEqual([...here.keys()])
  expect([...here.keys()]).toEqual([idOf('a'), idOf('b')])
  const elsewhere = await readGroups([answerOf(job('a'))], 'h', noGroups)
  expect([...ingest(none, elsewhere.groups, aRead({ gateway: 'h' })).keys()]).not.toContain(idOf('a'))
})

test('rows are in reading order: by job, then label by label', async () => {
  const keys = [{ job: 'b' }, { job: 'a', z: '1' }, { job: 'a', b: '2' }, { job: 'a' }, { job: 'a', b: '10' }]
  const rows = ingest(none, await read(...keys.map((labels) => aGroup({ labels }))), aRead())
  expect(jobs(rows).map(([text]) => text)).toEqual(['a', '10,a', '2,a', 'a,1', 'b'])
})

test('the push times of successive reads are remembered, and the previous rows stay as they were', async () => {
  const reads = await Promise.all(['1e+09', '1e+09', '2e+09', '3e+09'].map((pushed) => read(job('a', { pushed }))))
  const snapshots: Rows[] = []
  for (const groups of reads) snapshots.push(ingest(snapshots.at(-1) ?? none, groups, aRead()))
  expect(snapshots.map((rows) => rows.get(idOf('a'))?.history.pushes)).toEqual([
    [1e12],
    [1e12],
    [1e12, 2e12],
    [1e12, 2e12, 3e12],
  ])
})
