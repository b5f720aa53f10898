import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goNumber } from './go-number.ts'

test('a number survives being printed and read', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      expect(goNumber.decode(goNumber.encode(value))).toBe(value)
    }),
    { numRuns: 1000, examples: [[-0], [5e-324], [2 ** 53], [1.7976931348623157e308], [Number.NaN]] },
  )
})

// As a Pushgateway wrote them.
test.each([
  [Number.NaN, 'NaN'],
  [Infinity, '+Inf'],
  [-Infinity, '-Inf'],
  [-0, '-0'],
  [0, '0'],
  [1e9, '1e+09'],
  [1_234_567, '1.234567e+06'],
  [123_456, '123456'],
  [1e-5, '1e-05'],
  [0.0001, '0.0001'],
  [-1.5e300, '-1.5e+300'],
  [1_795_351_277.080831, '1.795351277080831e+09'],
])('%d prints as %s', (value, text) => {
  expect(goNumber.encode(value)).toBe(text)
  expect(goNumber.decode(text)).toBe(value)
})

test.each([
  ['+1.5E+3', 1500],
  ['.5', 0.5],
  ['5.', 5],
  ['Inf', Infinity],
  ['1e999', Infinity],
])('%s reads as %d', (text, value) => expect(goNumber.decode(text)).toBe(value))

test.each(['', ' ', '1 ', '0x10', '1_000', 'nan', 'Infinity', '1e', '--1', '1,5', '.', '1n', '١'])(
  '%j is no number',
  (text) => {
    expect(goNumber.decode(text)).toBeUndefined()
  },
)
