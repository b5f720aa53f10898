import type { MetricFamily, OwnFamily } from '@gatehouse/exposition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupingKey } from '../grouping-key.ts'
import { familyInGroup } from './in-group.ts'
import { findInconsistencies } from './inconsistencies.ts'
import type { CheckedGroup } from './violation.ts'

type Labels = Readonly<Record<string, string>>

const gauge = (name: string, labels: Labels = {}, given: Partial<MetricFamily> = {}): MetricFamily => ({
  name,
  type: 'gauge',
  help: '',
  timestamp: 0,
  series: [{ labels: Object.entries(labels), value: '1' }],
  ...given,
})

const histogram = (name: string, labels: Labels = {}): MetricFamily =>
  gauge(
    name,
    {},
    {
      type: 'histogram',
      series: [{ labels: Object.entries(labels), count: '1', sum: '1', buckets: [], nativeBuckets: [] }],
    },
  )

const summary = (name: string, labels: Labels = {}): MetricFamily =>
  gauge(
    name,
    {},
    { type: 'summary', series: [{ labels: Object.entries(labels), count: '1', sum: '1', quantiles: [] }] },
  )

const aGroup = (labels: Labels, ...families: readonly MetricFamily[]): CheckedGroup => {
  const key = groupingKey(Object.entries(labels))
  return { id: JSON.stringify(labels), key, families: families.map((family) => familyInGroup(family, key)) }
}

const own: readonly OwnFamily[] = [
  { name: 'go_goroutines', type: 'gauge', help: 'Number of goroutines.' },
  { name: 'go_gc_duration_seconds', type: 'summary', help: 'Pauses.' },
  { name: 'pushgateway_http_requests_total', type: 'counter', help: 'Requests.' },
]

const found = (...groups: readonly CheckedGroup[]) =>
  findInconsistencies(groups, own).map(({ kind, metric }) => `${kind} ${metric}`)

describe('a gateway is inconsistent', () => {
  test('when two groups have the same series, for one by its body', () => {
    const groups = [
      aGroup({ job: 'a' }, gauge('m', { instance: 'x' })),
      aGroup({ job: 'a', instance: 'x' }, gauge('m')),
    ]
    expect(found(...groups)).toEqual(['same-series m'])
    const [violation] = findInconsistencies(groups, own)
    expect(violation?.sides.map(({ group }) => group)).toEqual(groups.map(({ id }) => id))
    expect(violation?.sides[0]?.claims[0]?.labels).toContainEqual(['instance', 'x'])
  })

  test('when one group has a series twice, as its key makes two equal', () => {
    const twice = gauge(
      'm',
      {},
      {
        series: [
          { labels: [['job', 'x']], value: '1' },
          { labels: [['job', 'y']], value: '2' },
        ],
      },
    )
    const group = aGroup({ job: 'a' }, twice)
    expect(found(group)).toEqual(['same-series m'])
    expect(findInconsistencies([group], own)[0]?.sides).toHaveLength(2)
  })

  test('when histograms have the same labels, whatever their buckets', () => {
    expect(found(aGroup({ job: 'a' }, histogram('h'), histogram('h')))).toEqual(['same-series h'])
  })

  test('when a name has two types, untyped among them', () => {
    const untyped = gauge('m', {}, { type: 'untyped' })
    expect(found(aGroup({ job: 'a' }, gauge('m')), aGroup({ job: 'b' }, untyped))).toEqual(['type-clash m'])
  })

  test.each([
    [histogram('h'), 'h_bucket'],
    [histogram('h'), 'h_count'],
    [summary('h'), 'h_sum'],
  ])('when a name stands where a part of another family is', (family, name) => {
    expect(found(aGroup({ job: 'a' }, family), aGroup({ job: 'b' }, gauge(name)))).toEqual([`suffix-clash ${name}`])
  })

  test('when a family differs from one of its own', () => {
    const counter = gauge('go_goroutines', {}, { type: 'counter' })
    expect(found(aGroup({ job: 'a' }, counter))).toEqual(['gateway-family go_goroutines'])
    expect(found(aGroup({ job: 'a' }, gauge('go_gc_duration_seconds_sum')))).toEqual([
      'suffix-clash go_gc_duration_seconds_sum',
    ])
    const requests = gauge('pushgateway_http_requests_total', {}, { type: 'counter', help: 'Other.' })
    expect(found(aGroup({ job: 'a' }, requests))).toEqual(['gateway-family pushgateway_http_requests_total'])
  })

  test('when a label is not allowed', () => {
    expect(found(aGroup({ job: 'a' }, gauge('m', { __x: '1' })))).toEqual(['reserved-label m'])
    expect(found(aGroup({ job: 'a', quantile: '1' }, summary('s')))).toEqual(['quantile-label s'])
  })

  test('when two keys differ in an empty instance only', () => {
    expect(found(aGroup({ job: 'a' }), aGroup({ job: 'a', instance: '' }))).toEqual([
      'poison push_time_seconds',
      'poison push_failure_time_seconds',
    ])
  })

  test('when a key is not UTF-8', () => {
    expect(found(aGroup({ job: '\udcff' }))).toEqual(['poison push_time_seconds', 'poison push_failure_time_seconds'])
  })
})

describe('a gateway is consistent', () => {
  test.each([
    ['other help', gauge('m', {}, { help: 'a' }), gauge('m', {}, { help: 'b' })],
    ['other label names', gauge('m', { k: '1' }), gauge('m', { l: '1' })],
    ['a summary and its name with _bucket', summary('s'), gauge('s_bucket')],
    ['a quantile on what is no summary', gauge('m', { quantile: '1' }), histogram('h', { le: '1' })],
    ['a family as its own', gauge('go_goroutines', {}, { help: 'Mine.' }), gauge('x')],
  ])('with %s', (_, a, b) => expect(found(aGroup({ job: 'a' }, a), aGroup({ job: 'b' }, b))).toEqual([]))
})

test('what is found does not depend on the order of the groups', () => {
  const family = fc.constantFrom(
    gauge('m'),
    gauge('m', { k: '1' }),
    histogram('m'),
    summary('n'),
    gauge('n_sum'),
    gauge('m', { instance: 'x' }),
  )
  const group = fc
    .tuple(
      fc.constantFrom<Labels>({ job: 'a' }, { job: 'b' }, { job: 'a', instance: '' }, { job: 'a', instance: 'x' }),
      fc.array(family, { maxLength: 3 }),
    )
    .map(([labels, families]) => aGroup(labels, ...families))
  const groups = fc.uniqueArray(group, { selector: ({ id }) => id })
  const shuffled = groups.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(shuffled, ([a, b]) => {
      expect(new Set(found(...a))).toEqual(new Set(found(...b)))
    }),
  )
})
