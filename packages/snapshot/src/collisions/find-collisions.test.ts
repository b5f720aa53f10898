import { expect, test } from 'vitest'
import { ingest } from '../ingest.ts'
import { aFamily, aGroup, answerOf, aRead, readWhole } from '../test-groups.ts'
import { findCollisions } from './find-collisions.ts'
import { populationOf } from './population.ts'

const find = async (...groups: readonly unknown[]) => {
  const rows = ingest(new Map(), (await readWhole(answerOf(...groups))).groups, aRead())
  const context = { gateway: 'g', own: [], gatewayUrl: '', poisoned: [], fossilAge: 3_600_000, more: [] }
  return findCollisions(populationOf(rows), context)
}

const kinds = async (...groups: readonly unknown[]) => (await find(...groups)).map(({ collision }) => collision.kind)

const gauge = (labels: Readonly<Record<string, string>>, more: Readonly<Record<string, unknown>> = {}) =>
  aFamily([{ labels, value: '1' }], more)

test('metrics that a later push left behind for hours are told by job', async () => {
  const old = { time_stamp: '2026-11-22T10:41:17.080831059Z' }
  const labels = { instance: '', job: 'a' }
  expect(await kinds(aGroup({ families: { m: gauge(labels, old) } }))).toEqual(['fossils'])
  const recent = { time_stamp: '2026-11-22T12:11:17.080831059Z' }
  expect(await kinds(aGroup({ families: { m: gauge(labels, recent) } }))).toEqual([])
})

test('a label of the body that is a key elsewhere clashes only with the group it names', async () => {
  const child = aGroup({
    labels: { job: 'a', pod: 'x' },
    families: { m: gauge({ instance: '', job: 'a', pod: 'x' }) },
  })
  const parent = (pod: string) => aGroup({ families: { m: gauge({ instance: '', job: 'a', pod }) } })
  expect(await kinds(child, parent('x'))).toEqual(['same-series'])
  expect(await kinds(child, parent('y'))).toEqual([])
})

test('both sides of a clash are told with their series, values and the label that tells them apart', async () => {
  const child = aGroup({
    labels: { job: 'a', pod: 'x' },
    pushed: '1.795351270e+09',
    families: { m: aFamily([{ labels: { instance: '', job: 'a', pod: 'x' }, value: '7' }]) },
  })
  const parent = aGroup({ families: { m: gauge({ instance: '', job: 'a', pod: 'x' }) } })
  const [{ collision } = { collision: undefined }] = await find(child, parent)
  expect(collision?.sides).toMatchObject([
    { key: [['job', 'a']], highlight: ['pod'], claims: [{ metric: 'm', value: '1' }] },
    {
      key: [
        ['job', 'a'],
        ['pod', 'x'],
      ],
      highlight: ['pod'],
      claims: [{ metric: 'm', value: '7' }],
    },
  ])
  expect(collision?.fixes[0]).toMatchObject({ action: 'delete', groups: [collision?.sides[1]?.group] })
})

test('an id stays the same while its cause does, and differs between gateways', async () => {
  const groups = [
    aGroup({ families: { m: gauge({ instance: '', job: 'a' }) } }),
    aGroup({
      labels: { job: 'b' },
      families: { m: aFamily([{ labels: { instance: '', job: 'b' }, value: '1' }], { type: 'COUNTER' }) },
    }),
  ]
  const ids = async (order: readonly unknown[]) => (await find(...order)).map(({ collision }) => collision.id)
  expect(await ids(groups)).toEqual(await ids(groups.toReversed()))
})

test('many groups of one clash are one collision, with twenty sides and all its members', async () => {
  const many = Array.from({ length: 50 }, (_, i) =>
    aGroup({
      labels: { job: `a${i}` },
      families: {
        m: aFamily([{ labels: { instance: '', job: `a${i}` }, value: '1' }], { type: i ? 'GAUGE' : 'COUNTER' }),
      },
    }),
  )
  const found = await find(...many)
  expect(found).toHaveLength(1)
  expect(found[0]?.members).toHaveLength(50)
  expect(found[0]?.collision).toMatchObject({ kind: 'type-clash', groups: 50 })
  expect(found[0]?.collision.sides.length).toBeLessThanOrEqual(20)
  expect(found[0]?.collision.fixes[0]?.groups).toHaveLength(1)
})

test('one group that holds series of many others is the one to go', async () => {
  const others = Array.from({ length: 5 }, (_, i) =>
    aGroup({
      labels: { i: `${i}`, job: 'b' },
      families: { twin: gauge({ i: `${i}`, instance: '', job: 'b' }) },
    }),
  )
  const series = others.map((_, i) => ({ labels: { i: `${i}`, instance: '', job: 'b' }, value: '1' }))
  // It was pushed to last, which would save it from a pair.
  const hub = aGroup({ labels: { job: 'b' }, pushed: '1.795351299e+09', families: { twin: aFamily(series) } })
  const found = await find(...others, hub)
  expect(found.map(({ collision }) => [collision.kind, collision.groups])).toEqual([['same-series', 6]])
  const [{ collision } = { collision: undefined }] = found
  expect(collision?.sides[0]?.key).toEqual([['job', 'b']])
  expect(collision?.fixes[0]?.groups).toEqual([collision?.sides[0]?.group])
})

test('thousands of groups that name thousands of others are looked at in part, and the worker lives on', async () => {
  const many = Array.from({ length: 2500 }, (_, i) => [
    aGroup({
      labels: { job: 'a', p: `${i}` },
      families: { m: gauge({ instance: '', job: 'a', p: `${i}`, x: '1' }) },
    }),
    aGroup({
      labels: { [`e${i}`]: '', job: 'a', x: '1' },
      families: { n: gauge({ [`e${i}`]: '', instance: '', job: 'a', x: '1' }) },
    }),
  ])
  expect((await find(...many.flat())).length).toBeLessThan(1000)
})
