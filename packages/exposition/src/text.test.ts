import { hostileStrings, labelValue } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricFamily } from './family.ts'
import { printText } from './text.ts'

const aFamily = (given: Partial<MetricFamily>): MetricFamily => ({
  name: 'm',
  type: 'gauge',
  help: '',
  timestamp: 0,
  series: [{ labels: [], value: '1' }],
  ...given,
})

const print = (given: Partial<MetricFamily>) => printText([aFamily(given)])

/** Reads an escaped text the way a parser of the format does. */
const readBack = (text: string) => text.replace(/\\(.)/gs, (_, char) => (char === 'n' ? '\n' : char))

describe('the text of families', () => {
  test('has help, type and one line per value', () => {
    const series = [
      { labels: [], value: 'NaN' },
      {
        labels: [
          ['a', 'x'],
          ['b', ''],
        ] as const,
        value: '1e+09',
      },
    ]
    expect(print({ name: 'm_total', type: 'counter', help: 'What it counts.', series })).toBe(
      '# HELP m_total What it counts.\n# TYPE m_total counter\nm_total NaN\nm_total{a="x",b=""} 1e+09\n',
    )
  })

  test('has buckets, sum and count of a histogram', () => {
    const buckets = [
      ['0.1', '1'],
      ['+Inf', '3'],
    ] as const
    const series = [{ labels: [['a', 'x']] as const, count: '3', sum: '4.5', buckets, nativeBuckets: [] }]
    expect(print({ name: 'h', type: 'histogram', series })).toBe(
      [
        '# TYPE h histogram',
        'h_bucket{a="x",le="0.1"} 1',
        'h_bucket{a="x",le="+Inf"} 3',
        'h_sum{a="x"} 4.5',
        'h_count{a="x"} 3',
        '',
      ].join('\n'),
    )
  })

  test('has quantiles, sum and count of a summary', () => {
    const series = [{ labels: [], count: '3', sum: '4.5', quantiles: [['0.5', 'NaN']] as const }]
    expect(print({ name: 's', type: 'summary', series })).toBe(
      '# TYPE s summary\ns{quantile="0.5"} NaN\ns_sum 4.5\ns_count 3\n',
    )
  })

  test('keeps the order of families, and is empty for none', () => {
    const names = printText([aFamily({ name: 'b' }), aFamily({ name: 'a' })]).match(/^\w+ 1$/gm)
    expect(names).toEqual(['b 1', 'a 1'])
    expect(printText([])).toBe('')
  })

  test('leaves native buckets out, and a gauge histogram whole', () => {
    const native = { labels: [], count: '2', sum: '1', buckets: [], nativeBuckets: [[0, '0', '1', '2']] as const }
    expect(print({ type: 'histogram', series: [native] })).toBe('# TYPE m histogram\nm_sum 1\nm_count 2\n')
    expect(print({ type: 'gauge_histogram', series: [native] })).toBe('# m: a gauge histogram has no text form\n')
  })
})

describe('hostile text stays on its line', () => {
  const anyText = () => fc.oneof(labelValue(), fc.constantFrom(...hostileStrings))

  test('a label value is read back whole', () => {
    fc.assert(
      fc.property(anyText(), (value) => {
        const printed = print({ series: [{ labels: [['l', value]], value: '1' }] })
        const [, line, ...rest] = printed.split('\n')
        expect(rest).toEqual([''])
        const escaped = /^m\{l="((?:[^"\\\n]|\\[\\"n])*)"\} 1$/.exec(line ?? '')?.[1]
        expect(escaped === undefined ? undefined : readBack(escaped)).toBe(value)
      }),
    )
  })

  test('a help text is read back whole', () => {
    fc.assert(
      fc.property(
        anyText().filter((text) => text !== ''),
        (help) => {
          const [line, type, ...rest] = print({ help }).split('\n')
          expect([type, ...rest]).toEqual(['# TYPE m gauge', 'm 1', ''])
          expect(readBack(line?.slice('# HELP m '.length) ?? '')).toBe(help)
        },
      ),
    )
  })
})
