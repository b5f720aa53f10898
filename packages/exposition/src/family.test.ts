import { expect, test } from 'vitest'
import { isHistogram, isSummary } from './family.ts'

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

test('a series is a histogram, a summary or neither', () => {
  const series = [histogram, summary, value]
  expect(series.map(isHistogram)).toEqual([true, false, false])
  expect(series.map(isSummary)).toEqual([false, true, false])
})
