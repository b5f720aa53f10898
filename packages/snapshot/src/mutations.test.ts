import { canonicalKey, groupingKey } from '@gatehouse/domain'
import type { RawGroup } from '@gatehouse/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BrokenAnswer } from './broken-answer.ts'
import { ingest } from './ingest.ts'
import { snapshotPublisher } from './published.ts'
import { openGroup, type ReadGroup } from './read-groups.ts'
import { viewSnapshot } from './snapshot-view.ts'
import { aFamily, aGroup, answerOf, aRead, readWhole } from './test-groups.ts'

const labels = { instance: 'i', job: 'a', k: 'é"\\\u2028' }
const histogram = { labels, count: '3', sum: '4.5', buckets: { '0.1': '1', '+Inf': '3' } }
const native = {
  labels,
  count: '3',
  sum: '1',
  buckets: [
    [0, '1', '2', '3'],
    [3, '-1', '1', '0'],
  ],
}
const summary = { labels, count: '3', sum: '1', quantiles: { '0.5': 'NaN' } }
const families = {
  labels: aFamily([{ labels, value: '1' }]),
  h: aFamily([histogram], { type: 'HISTOGRAM', help: 'x' }),
  n: aFamily([native], { type: 'HISTOGRAM' }),
  s: aFamily([summary], { type: 'SUMMARY' }),
}
const { labels: shadow, ...plain } = families
const groups = [
  aGroup({ labels, families: plain }),
  aGroup({ labels: { job: 'b' } }),
  aGroup({ families: { labels: shadow } }),
]
const body = answerOf(...groups)
const good = await readWhole(body)
const goodFamilies = good.groups.flatMap(openGroup)
const knownKeys = new Set(good.groups.map(({ key }) => canonicalKey(key)))
/**
 * Reads a mutated answer after the good one, and compares with a plain `JSON.parse`. Gives the groups, or undefined when
 * the answer is broken; then what was read before is still as it was.
 */
const takeIn = async (bytes: Buffer): Promise<readonly ReadGroup[] | undefined> => {
  const before = await readWhole(body)
  const rows = ingest(new Map(), before.groups, aRead())
  try {
    const { groups } = await readWhole(bytes, before)
    const view = viewSnapshot(snapshotPublisher('g')(ingest(rows, groups, aRead()), 1))
    groups.map(openGroup)
    expect(Array.from({ length: view.present }, (_, row) => view.labels(row))).toHaveLength(groups.length)
    expect(certainKeys(groups)).toEqual(plainKeys(bytes, groups))
    return groups
  } catch (error) {
    if (!(error instanceof BrokenAnswer)) throw error
    expect(before.groups.flatMap(openGroup)).toEqual(goodFamilies)
    return undefined
  }
}

const certainKeys = (groups: readonly ReadGroup[]) =>
  groups.map(({ key, doubt }) => (doubt === null ? canonicalKey(key) : null))

const plainKeys = (bytes: Buffer, groups: readonly ReadGroup[]) =>
  (JSON.parse(bytes.toString()).data as RawGroup[]).map(({ labels: own }, i) =>
    groups[i]?.doubt === null ? canonicalKey(groupingKey(Object.entries(own))) : null,
  )

const at = () => fc.nat({ max: body.length - 1 })

const flipped = fc
  .array(fc.tuple(at(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })
  .map((flips) => {
    const bytes = Buffer.from(body)
    for (const [i, bits] of flips) bytes[i] = (bytes[i] ?? 0) ^ bits
    return bytes
  })
const cut = at().map((length) => body.subarray(0, length))
const holed = fc
  .tuple(at(), fc.nat({ max: 60 }))
  .map(([from, length]) => Buffer.concat([body.subarray(0, from), body.subarray(from + length)]))
const doubled = fc.tuple(at(), at()).map(([a, b]) => Buffer.concat([body.subarray(0, a), body.subarray(b)]))

const doubledGroup = fc.nat({ max: 2 }).map((i) => answerOf(...groups, groups[i]))
const badText = at().map((i) => Buffer.concat([body.subarray(0, i), Buffer.from([0xc3, 0x28]), body.subarray(i)]))
const nested = fc
  .tuple(at(), fc.integer({ min: 1, max: 2_000 }), fc.constantFrom('[', '{"a":', '{'))
  .map(([i, depth, open]) => Buffer.concat([body.subarray(0, i), Buffer.from(open.repeat(depth)), body.subarray(i)]))

test('10,000 cut, flipped, holed, doubled, nested answers are broken or read as JSON.parse reads them', async () => {
  let read = 0
  const take = async (bytes: Buffer) => {
    if (await takeIn(bytes)) read += 1
  }
  const mutated = fc.oneof(cut, flipped, flipped, holed, doubled, doubledGroup, badText, nested)
  await fc.assert(fc.asyncProperty(mutated, take), { numRuns: 10_000 })
  expect(read).toBeGreaterThan(500)
}, 120_000)

test('a byte changed in the labels of a group never gives another identity that is not in doubt', async () => {
  const once = fc.tuple(at(), fc.integer({ min: 1, max: 255 })).map(([i, bits]) => {
    const bytes = Buffer.from(body)
    bytes[i] = (bytes[i] ?? 0) ^ bits
    return bytes
  })
  const isKnown = async (bytes: Buffer) => {
    const certain = ((await takeIn(bytes)) ?? []).filter(({ doubt }) => doubt === null)
    return certain.every(({ key }) => knownKeys.has(canonicalKey(key)))
  }
  await fc.assert(fc.asyncProperty(once, isKnown), { numRuns: 2_000 })
}, 60_000)

const paths = (value: unknown): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [[], ...Object.entries(value).flatMap(([key, inner]) => paths(inner).map((path) => [key, ...path]))]
    : [[]]

const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined || typeof value !== 'object' || value === null) return by
  const copy = Array.isArray(value) ? [...value] : { ...value }
  return Object.assign(copy, { [key]: replaced(Reflect.get(value, key), rest, by) })
}

const awkward: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { toString: 1, valueOf: 1 },
  { metrics: {} },
  { labels: 7 },
]

test('any part replaced by any other type is broken or read, and never crashes', async () => {
  const whole = JSON.parse(body.toString())
  const replacing = fc.tuple(fc.constantFrom(...paths(whole)), fc.oneof(fc.constantFrom(...awkward), fc.jsonValue()))
  const take = async ([path, by]: readonly [readonly string[], unknown]) => {
    await takeIn(Buffer.from(JSON.stringify(replaced(whole, path, by))))
  }
  await fc.assert(fc.asyncProperty(replacing, take), { numRuns: 2_000 })
}, 60_000)

const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)

test.each([
  ['lists as the answer', deep('[', ']')],
  ['objects as the answer', deep('{"a":', '}').replace(':}', ':1}')],
  ['lists as the groups', `{"status":"success","data":${deep('[', ']')}}`],
  ['a list without end', '['.repeat(100_000)],
])('100,000 levels of %s are broken', async (_, text) => {
  expect(await takeIn(Buffer.from(text))).toBeUndefined()
})

test('100,000 levels inside a group do no harm', async () => {
  const text = body.toString().replace('"buckets":[[0', `"buckets":[${deep('[', ']')},[0`)
  expect(text.length).toBeGreaterThan(200_000)
  expect(await takeIn(Buffer.from(text))).toHaveLength(3)
})
