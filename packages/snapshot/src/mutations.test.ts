import { canonicalKey } from '@gatehouse/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BrokenAnswer } from './broken-answer.ts'
import { decodeFamily } from './decode-family.ts'
import { decodeGroups } from './decode-groups.ts'
import { ingest } from './ingest.ts'
import { publish } from './published.ts'
import { viewSnapshot } from './snapshot-view.ts'
import { aFamily, aGroup, answerOf, aRead } from './test-groups.ts'

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
const knownKeys = new Set(decodeGroups(body).map(({ key }) => canonicalKey(key)))

/** Everything that is done with an answer. Gives the groups, or undefined when the answer is broken. */
const takeIn = (bytes: Uint8Array) => {
  try {
    const decoded = decodeGroups(bytes)
    const view = viewSnapshot(publish(ingest(new Map(), decoded, aRead()), { gateway: 'g', readAt: 1 }))
    for (const group of decoded) for (const [name, family] of group.families) decodeFamily(name, family)
    expect(Array.from({ length: view.rows }, (_, row) => view.labels(row))).toHaveLength(decoded.length)
    return decoded
  } catch (error) {
    if (error instanceof BrokenAnswer) return undefined
    throw error
  }
}

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

test('cut, flipped, holed and doubled answers are broken or read, and never crash', () => {
  let read = 0
  const take = (bytes: Uint8Array) => {
    if (takeIn(bytes)) read += 1
  }
  fc.assert(fc.property(fc.oneof(cut, flipped, holed, doubled), take), { numRuns: 2_000 })
  expect(read).toBeGreaterThan(20)
})

test('a byte changed in the labels of a group never gives another identity that is not in doubt', () => {
  const once = fc.tuple(at(), fc.integer({ min: 1, max: 255 })).map(([i, bits]) => {
    const bytes = Buffer.from(body)
    bytes[i] = (bytes[i] ?? 0) ^ bits
    return bytes
  })
  const certain = (bytes: Uint8Array) => (takeIn(bytes) ?? []).filter(({ doubt }) => doubt === null)
  const isKnown = (bytes: Uint8Array) => certain(bytes).every(({ key }) => knownKeys.has(canonicalKey(key)))
  fc.assert(fc.property(once, isKnown), { numRuns: 2_000 })
})

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

test('any part replaced by any other type is broken or read, and never crashes', () => {
  const whole = JSON.parse(body.toString())
  const replacing = fc.tuple(fc.constantFrom(...paths(whole)), fc.oneof(fc.constantFrom(...awkward), fc.jsonValue()))
  fc.assert(
    fc.property(replacing, ([path, by]) => void takeIn(Buffer.from(JSON.stringify(replaced(whole, path, by))))),
    { numRuns: 2_000 },
  )
})

const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)

test.each([
  ['lists as the answer', deep('[', ']')],
  ['objects as the answer', deep('{"a":', '}').replace(':}', ':1}')],
  ['lists as the groups', `{"status":"success","data":${deep('[', ']')}}`],
  ['a list without end', '['.repeat(100_000)],
])('100,000 levels of %s are broken', (_, text) => {
  expect(takeIn(Buffer.from(text))).toBeUndefined()
})

test('100,000 levels inside a group do no harm', () => {
  const text = body.toString().replace('"buckets":[[0', `"buckets":[${deep('[', ']')},[0`)
  expect(text.length).toBeGreaterThan(200_000)
  expect(takeIn(Buffer.from(text))).toHaveLength(3)
})
