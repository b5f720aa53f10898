import { expect, test } from 'vitest'
import { ago, counted, period, span } from './words.ts'

const hour = 3_600_000

test.each([
  [0, '0 s'],
  [-5, '0 s'],
  [3000, '3 s'],
  [26 * 60_000, '26 m'],
  [3 * hour + 10 * 60_000, '3 h 10 m'],
  [2 * hour, '2 h'],
  [30 * hour, '30 h'],
  [9 * 24 * hour, '9 d'],
  [4000 * 24 * hour, '10 y'],
])('%d ms is %s', (ms, words) => {
  expect(span(ms)).toBe(words)
})

test.each([
  [36 * hour, '36 h'],
  [24 * hour, '1 d'],
  [90_000, '1 m 30 s'],
  [500, '500 ms'],
  [0, '0 s'],
])('%d ms, configured, is %s', (ms, words) => {
  expect(period(ms)).toBe(words)
})

test('what was pushed in this very second of a clock that tells whole ones does not lie ahead', () => {
  expect(ago(999, 0)).toBe('0 s ago')
  expect(ago(1000, 0)).toBe('in 1 s')
})

test('what lies ahead is not "ago"', () => {
  expect(ago(60_000, 0)).toBe('in 1 m')
})

test('one is not many', () => {
  expect([counted(1, 'group'), counted(1204, 'group')]).toEqual(['1 group', '1,204 groups'])
})
