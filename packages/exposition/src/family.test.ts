import { expect, test } from 'vitest'
import { isHistogram, isSummary, sampleCount } from './family.ts'

const labels = [] as const
const histogram = { labels, count: '3', sum: '4', buckets: [['1', '2']] as const, nativeBuckets: [] }
const summary = {
  labels,
  count: '3',
  sum: '4',
  quantiles: [
    ['0.5', '1'],
    ['0.9', '2'],
  ] as const,
}
const value = { labels, value: '1' }

test('a value is one sample', () => expect(sampleCount(value)).toBe(1))

test('a summary has its quantiles, sum and count', () => expect(sampleCount(summary)).toBe(4))

test('a histogram has its buckets, sum and count, and the +Inf bucket the gateway adds', () => {
  expect(sampleCount(histogram)).toBe(4)
  expect(sampleCount({ ...histogram, buckets: [...histogram.buckets, ['+Inf', '3']] })).toBe(4)
  expect(sampleCount({ ...histogram, buckets: [] })).toBe(3)
})

test('a series is a histogram, a summary or neither', () => {
  const series = [histogram, summary, value]
  expect(series.map(isHistogram)).toEqual([true, false, false])
  expect(series.map(isSummary)).toEqual([false, true, false])
})
