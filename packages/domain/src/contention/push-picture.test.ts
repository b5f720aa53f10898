import type { MetricFamily, MetricType } from '@gatehouse/exposition'
import { hostileStrings } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countLimit } from './counts.ts'
import { familyLimit, pushedFamilies, pushPicture } from './push-picture.ts'
import { aFamily } from './test-pushers.ts'

const pushedAt = 1_795_000_000_123.456

const name = () => fc.oneof(fc.constantFrom(...hostileStrings), fc.string({ maxLength: 6 }))

const family = (): fc.Arbitrary<MetricFamily> =>
  fc
    .record({
      name: name(),
      type: fc.constantFrom<MetricType>('counter', 'gauge'),
      labels: fc.uniqueArray(name(), { maxLength: 5 }),
      timestamp: fc.constantFrom(Math.floor(pushedAt), 1),
    })
    .map(({ name, type, labels, timestamp }) => ({ ...aFamily(name, 1, { type, labels }), timestamp }))

const families = () => fc.uniqueArray(family(), { selector: ({ name }) => name, maxLength: 100, size: 'max' })

const turned = (family: MetricFamily): MetricFamily => ({
  ...family,
  series: family.series.map((one) => ({ ...one, labels: one.labels.toReversed() })).toReversed(),
})

describe('a picture of a push', () => {
  test('is the same whatever the order of families, series and labels', () => {
    fc.assert(
      fc.property(families(), (all) => {
        expect(pushPicture(pushedAt, all.map(turned).toReversed())).toEqual(pushPicture(pushedAt, all))
      }),
    )
  })

  test('holds a bounded number of families and counts, whatever is pushed', () => {
    fc.assert(
      fc.property(families(), (all) => {
        const picture = pushPicture(pushedAt, all)
        const kept = all.filter(({ name }) => name.length <= 200)
        expect(picture.families.length).toBe(Math.min(kept.length, familyLimit))
        expect(picture.counts.length).toBeLessThanOrEqual(countLimit)
      }),
    )
  })

  test('differs when the label sets of a family do', () => {
    const sets = fc.uniqueArray(name(), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const [one, other] = [a, b].map((labels) => pushPicture(pushedAt, [aFamily('m', 1, { labels })]).families)
        const isSame = [...a].sort().join('\n') === [...b].sort().join('\n')
        expect(JSON.stringify(one) === JSON.stringify(other)).toBe(isSame)
      }),
    )
  })

  test('tells the families of the last push from those left by earlier ones', () => {
    const picture = pushPicture(pushedAt, [
      { ...aFamily('old'), timestamp: 1_795_000_000_100 },
      { ...aFamily('new'), timestamp: 1_795_000_000_123 },
    ])
    expect(pushedFamilies(picture).map(({ name }) => name)).toEqual(['new'])
  })

  test('leaves out names and series too long to keep', () => {
    const long = 'x'.repeat(600)
    const picture = pushPicture(pushedAt, [aFamily(long), aFamily('c', 1, { type: 'counter', labels: [long] })])
    expect(picture.families.map(({ name }) => name)).toEqual(['c'])
    expect(picture.counts).toEqual([])
  })
})

describe('the counts of a picture', () => {
  const kinds = (all: readonly MetricFamily[]) =>
    pushPicture(pushedAt, all).counts.map(({ kind, family }) => `${kind} ${family}`)

  const time = 1_794_999_999

  test('are counters and the counts of histograms and summaries', () => {
    const totals = { labels: [], count: '3', sum: '1' }
    const all: readonly MetricFamily[] = [
      aFamily('c', 1, { type: 'counter' }),
      aFamily('g'),
      { name: 'h', type: 'histogram', help: '', timestamp: 0, series: [{ ...totals, buckets: [], nativeBuckets: [] }] },
      { name: 's', type: 'summary', help: '', timestamp: 0, series: [{ ...totals, quantiles: [] }] },
    ]
    expect(kinds(all)).toEqual(['count c', 'count h', 'count s'])
    expect(pushPicture(pushedAt, all).counts.map(({ value }) => value)).toEqual([1, 3, 3])
  })

  test('tell when a process and its counts began, and take no other gauge for that', () => {
    const all = [
      aFamily('orders_total', 5, { type: 'counter' }),
      aFamily('orders_created', time),
      aFamily('users_created', time),
      aFamily('process_start_time_seconds', time),
    ]
    expect(kinds(all)).toEqual([
      'start-time orders_created',
      'start-time process_start_time_seconds',
      'count orders_total',
    ])
  })

  test('take no number for a start time that is none', () => {
    expect(kinds([aFamily('process_start_time_seconds', 5)])).toEqual([])
    expect(kinds([aFamily('process_start_time_seconds', Number.NaN)])).toEqual([])
    expect(kinds([aFamily('process_start_time_seconds', 1_895_000_000)])).toEqual([])
  })
})
