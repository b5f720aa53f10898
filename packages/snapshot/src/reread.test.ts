import { expect, test } from 'vitest'
import { BrokenAnswer } from './broken-answer.ts'
import { ingest } from './ingest.ts'
import { type PublishedSnapshot, snapshotPublisher } from './published.ts'
import { openGroup } from './read-groups.ts'
import { viewSnapshot } from './snapshot-view.ts'
import { aFamily, aGroup, answerOf, aRead, readChunks, readWhole } from './test-groups.ts'

const job = (name: string, parts = {}) =>
  aGroup({ labels: { job: name }, families: { m: aFamily([{ labels: { job: name }, value: name }]) }, ...parts })
const jobs = Array.from({ length: 300 }, (_, i) => job(`j${i}`))

test('only what changed is decoded, in whatever order the groups come', async () => {
  const first = await readWhole(answerOf(...jobs))
  const second = await readWhole(answerOf(...jobs.toReversed()), first)
  const third = await readWhole(answerOf(job('new'), ...jobs.slice(2), job('j1', { pushed: '2e+09' })), second)
  expect([first, second, third].map(({ decoded }) => decoded)).toEqual([300, 0, 2])
  expect(third.groups.slice(1, -1)).toEqual(second.groups.slice(0, -2).toReversed())
})

test('an unchanged reading gives the very rows and columns of the one before', async () => {
  const first = await readWhole(answerOf(...jobs))
  const second = await readChunks(answerOf(...jobs.toReversed()), 100, first)
  const rows = ingest(new Map(), first.groups, aRead())
  expect(ingest(rows, second.groups, aRead())).toBe(rows)
  const publish = snapshotPublisher('g')
  const [before, after] = [publish(rows, 1), publish(ingest(rows, second.groups, aRead()), 2)]
  expect([before.changed, after.changed]).toEqual([300, 0])
  expect(after).toEqual({ ...before, readAt: 2, changed: 0 })
  expect(after.heap).toBe(before.heap)
})

test('changed, new and vanished groups are counted, and the ones that stay keep their membership', async () => {
  const first = await readWhole(answerOf(...jobs))
  const pushed = await readWhole(answerOf(...jobs.slice(1), job('j0', { pushed: '2e+09' })), first)
  const other = await readWhole(answerOf(...jobs.slice(2), job('new')), pushed)
  const publish = snapshotPublisher('g')
  const rows = ingest(new Map(), first.groups, aRead())
  const rowsPushed = ingest(rows, pushed.groups, aRead())
  const all = [
    publish(rows, 1),
    publish(rowsPushed, 1),
    publish(ingest(rowsPushed, other.groups, aRead({ forgotten: new Set([...rows.keys()].slice(0, 1)) })), 1),
  ]
  expect(all.map(({ changed }) => changed)).toEqual([300, 1, 3])
  const [a, b, c] = all.map(({ membership }) => membership)
  expect(a === b && b !== c).toBe(true)
})

test('what a view knew of strings is still known to the next one', async () => {
  const publish = snapshotPublisher('g')
  const first = await readWhole(answerOf(...jobs))
  const rows = ingest(new Map(), first.groups, aRead())
  const view = viewSnapshot(publish(rows, 1))
  view.verdictsOn('=x').fill(1)
  const more = await readWhole(answerOf(...jobs, ...Array.from({ length: 2_000 }, (_, i) => job(`n${i}`))), first)
  const next = viewSnapshot(publish(ingest(rows, more.groups, aRead()), 2), view)
  expect(next.caches.strings).toBe(view.caches.strings)
  expect([...next.verdictsOn('=x').subarray(0, view.strings)].every((verdict) => verdict === 1)).toBe(true)
  expect([...next.verdictsOn('=x').subarray(view.strings)].every((verdict) => verdict === 0)).toBe(true)
  expect(new Set(Array.from({ length: next.rows }, (_, row) => next.labels(row)[0]?.[1])).size).toBe(2_300)
  expect(view.labels(0)).toEqual(next.labels(next.rowOf(view.idOf(0)) ?? -1))
})

test('strings of groups that went do not pile up', async () => {
  const publish = snapshotPublisher('g')
  let rows = ingest(new Map(), [], aRead())
  let strings = 0
  for (let round = 0; round < 40; round++) {
    const { groups } = await readWhole(answerOf(...Array.from({ length: 100 }, (_, i) => job(`r${round}-${i}`))))
    rows = ingest(rows, groups, aRead({ forgotten: new Set(rows.keys()) }))
    const view = viewSnapshot(publish(rows, round))
    expect(view.labels(99)[0]?.[1]).toMatch(`r${round}-`)
    strings = view.strings
  }
  expect(strings).toBeLessThan(2_000)
})

test('memory of groups that changed is given back: a few blocks hold them all', async () => {
  let read = await readWhole(answerOf(...jobs))
  for (let round = 0; round < 60; round++) {
    const changed = jobs.map((group, i) => (i % 60 === round ? job(`j${i}`, { pushed: `${2e9 + round}` }) : group))
    jobs.splice(0, jobs.length, ...changed)
    read = await readWhole(answerOf(...jobs), read)
  }
  const blocks = new Set(read.groups.map(({ packed }) => packed.block))
  expect(blocks.size).toBeLessThan(20)
  expect(read.groups.map((group) => openGroup(group)[0]?.series[0])).toEqual(
    jobs.map((_, i) => ({ labels: [['job', `j${i}`]], value: `j${i}` })),
  )
})

test('an answer that breaks off after some groups leaves what was read before as it was', async () => {
  const first = await readWhole(answerOf(...jobs))
  const cut = answerOf(...jobs.map((_, i) => job(`k${i}`)))
  await expect(readWhole(cut.subarray(0, cut.length - 10), first)).rejects.toThrow(BrokenAnswer)
  const again = await readWhole(answerOf(...jobs), first)
  expect(again.decoded).toBe(0)
})

/** The columns of a snapshot as far as it speaks of them: behind its strings is room for those to come. */
const contentOf = (published: PublishedSnapshot) => {
  const { heap, stringStart, strings, ...others } = published
  return {
    heap: heap.slice(0, stringStart[strings]),
    stringStart: stringStart.slice(0, strings + 1),
    ...Object.fromEntries(Object.entries(others).flatMap(([name, value]) => copied(name, value))),
  }
}

const copied = (name: string, value: unknown) =>
  ArrayBuffer.isView(value) ? [[name, Array.from(value as Uint8Array)] as const] : []

test('what was published is never written again, whatever is published after it', async () => {
  const publish = snapshotPublisher('g')
  let read = await readWhole(answerOf(...jobs))
  let rows = ingest(new Map(), read.groups, aRead())
  const first = publish(rows, 1)
  const content = contentOf(first)
  for (let round = 0; round < 20; round++) {
    const changed = jobs.map((group, i) => (i % 7 === round % 7 ? job(`j${i}`, { pushed: `${2e9 + round}` }) : group))
    const added = Array.from({ length: 50 }, (_, i) => job(`new${round}-${i}`))
    read = await readWhole(answerOf(...changed, ...added), read)
    rows = ingest(rows, read.groups, aRead())
    publish(rows, round)
  }
  expect(contentOf(first)).toEqual(content)
})
