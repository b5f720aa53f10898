import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duration } from './duration.ts'

const century = 100 * 365 * 86_400_000

test('a duration survives being printed and read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(), fc.integer({ min: 0, max: century })), (ms) => {
      expect(duration.decode(duration.encode(ms))).toBe(ms)
    }),
  )
})

test.each([
  ['0', 0],
  ['0s', 0],
  ['90s', 90_000],
  ['1h30m', 5_400_000],
  ['1y2w3d4h5m6s7ms', 365 * 86_400_000 + 17 * 86_400_000 + 14_706_007],
  ['100y', century],
  ['007m', 420_000],
])('%s is %i ms', (text, ms) => expect(duration.decode(text)).toBe(ms))

test.each([
  '',
  ' ',
  '1',
  '5 s',
  ' 5s',
  '5s\n',
  '-5s',
  '+5s',
  '1.5h',
  '5S',
  '30m1h',
  '1h1h',
  '1M',
  's',
  '101y',
  `${'9'.repeat(400)}ms`,
  '٣s',
])('%j is no duration', (text) => expect(duration.decode(text)).toBeUndefined())

test.each([
  [0, '0s'],
  [0.4, '0s'],
  [1, '1ms'],
  [1499.6, '1s500ms'],
  [36 * 3_600_000, '1d12h'],
  [7 * 86_400_000, '1w'],
  [90 * 86_400_000, '90d'],
  [365 * 86_400_000, '1y'],
  [400 * 86_400_000, '400d'],
])('%d ms print as %s, as Prometheus prints them', (ms, text) => expect(duration.encode(ms)).toBe(text))
