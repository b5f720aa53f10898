import { expect, test } from 'vitest'
import { median, outerThirds, quantile, slope } from './statistics.ts'

test('the median of an even number of samples lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([3, 1, 2])).toBe(2)
  expect(median([])).toBeNaN()
})

test('the ends are the least and the greatest sample, whatever the order', () => {
  const samples = [10, 9, 100, 2]
  expect([quantile(samples, 0), quantile(samples, 1)]).toEqual([2, 100])
  expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9)
})

test('the slope of points on a line is the line’s', () => {
  expect(
    slope([
      [0, 5],
      [1, 7],
      [2, 9],
    ]),
  ).toBeCloseTo(2)
})

test('the thirds are the first and the last samples', () => {
  expect(outerThirds([1, 2, 3, 4, 5, 6])).toEqual({ first: [1, 2], last: [5, 6] })
})
