import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortedSlice } from './sorted-slice.ts'

test('a window is the same as that of the whole list sorted', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 })
  fc.assert(
    fc.property(numbers, fc.nat({ max: 220 }), fc.nat({ max: 60 }), (list, from, length) => {
      const order = (a: number, b: number) => (list[a] ?? 0) - (list[b] ?? 0) || a - b
      const all = list.map((_, i) => i).sort(order)
      expect([...sortedSlice(list.length, order, from, from + length)]).toEqual(all.slice(from, from + length))
    }),
    { numRuns: 1_000 },
  )
})

test.each(['rising', 'falling', 'all alike'])('a long list that is %s takes a few comparisons an item', (shape) => {
  const length = 50_000
  const read = { rising: (i: number) => i, falling: (i: number) => -i, 'all alike': () => 0 }[shape] ?? (() => 0)
  let compared = 0
  const order = (a: number, b: number) => {
    compared++
    return read(a) - read(b) || a - b
  }
  sortedSlice(length, order, 30_000, 30_100)
  expect(compared).toBeLessThan(30 * length)
})
