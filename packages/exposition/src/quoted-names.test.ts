import {
  exactPath,
  type RawGroup,
  type RawSeries,
  rawFamily,
  readGroup,
  send,
  startPushgateway,
} from '@gatehouse/testing'
import { describe, expect, test } from 'vitest'
import type { MetricFamily } from './family.ts'
import { printText } from './text.ts'

const labels = [
  ['a.b', '1'],
  ['plain', '"x"'],
] as const

const oddFamilies: readonly MetricFamily[] = [
  { name: 'my.metric', type: 'gauge', help: 'A "help".', timestamp: 0, series: [{ labels, value: '42' }] },
  { name: 'no labels', type: 'counter', help: '', timestamp: 0, series: [{ labels: [], value: '1' }] },
  { name: 'plain', type: 'gauge', help: '', timestamp: 0, series: [{ labels, value: '3' }] },
  { name: 'job:rule', type: 'gauge', help: '', timestamp: 0, series: [{ labels: [['a:b', 'v']], value: '3' }] },
  {
    name: 'h.x',
    type: 'histogram',
    help: '',
    timestamp: 0,
    series: [
      { labels, count: '3', sum: '4.5', buckets: [['1', '2'] as const, ['+Inf', '3'] as const], nativeBuckets: [] },
    ],
  },
  {
    name: 's.x',
    type: 'summary',
    help: '',
    timestamp: 0,
    series: [{ labels: [], count: '3', sum: '4.5', quantiles: [['0.5', '2']] }],
  },
  ...['é😀', '1st', 'a"b', 'a\\b', 'a\nb', '{', '}', '#', ' ', 'a{b="c"} 1 #'].map(
    (name): MetricFamily => ({
      name,
      type: 'gauge',
      help: 'x\ny',
      timestamp: 0,
      series: [{ labels: [[name, name]], value: '7' }],
    }),
  ),
]

describe('names that are not plain', () => {
  test('stand in quotes, the name of the metric inside the braces', () => {
    expect(printText(oddFamilies.slice(0, 3))).toBe(
      [
        '# HELP "my.metric" A "help".',
        '# TYPE "my.metric" gauge',
        '{"my.metric","a.b"="1",plain="\\"x\\""} 42',
        '# TYPE "no labels" counter',
        '{"no labels"} 1',
        '# TYPE plain gauge',
        'plain{"a.b"="1",plain="\\"x\\""} 3',
        '',
      ].join('\n'),
    )
  })

  test('cannot end the comment of a gauge histogram', () => {
    const text = printText([{ name: 'a\nb 1', type: 'gauge_histogram', help: '', timestamp: 0, series: [] }])
    expect(text).toBe('# "a\\nb 1": a gauge histogram has no text form\n')
  })

  const without = ({ labels: { job, instance, ...own }, ...rest }: RawSeries) => ({ ...rest, labels: own })

  const expected = ({ series }: MetricFamily): unknown[] =>
    series.map(({ labels: own, ...rest }) => {
      const { nativeBuckets, buckets, quantiles, ...numbers } = {
        nativeBuckets: [],
        buckets: [],
        quantiles: [],
        ...rest,
      }
      return {
        labels: Object.fromEntries(own),
        ...numbers,
        ...(buckets.length > 0 ? { buckets: Object.fromEntries(buckets) } : {}),
        ...(quantiles.length > 0 ? { quantiles: Object.fromEntries(quantiles) } : {}),
      }
    })

  const told = (group: RawGroup | undefined, { name }: MetricFamily) => {
    const { type, help, metrics } = rawFamily(group, name) ?? {}
    return { name, type: type?.toLowerCase(), help: help ?? '', series: metrics?.map(without) }
  }

  test('are pushed again as they were, where the gateway knows them', async () => {
    const gateway = await startPushgateway({ line: '1.11', args: ['--push.enable-utf8-names'] })
    const push = { method: 'PUT', body: printText(oddFamilies) }
    expect(await send(gateway.url, exactPath({ job: 'a' }), push)).toMatchObject({ status: 200 })
    const group = await readGroup(gateway.url, { job: 'a' })
    for (const family of oddFamilies) {
      const { name, type, help } = family
      expect(told(group, family)).toEqual({ name, type, help, series: expected(family) })
    }
    await gateway.stop()
  })
})
