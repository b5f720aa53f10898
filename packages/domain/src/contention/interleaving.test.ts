import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInPairs, returnsOf, splitInTwo } from './interleaving.ts'

describe('values split in two sequences', () => {
  test.each([
    ['two counters taking turns', [100, 7, 101, 8, 102, 9]],
    ['the lower one first', [7, 100, 8, 101, 9, 102]],
    ['in no certain order', [100, 101, 7, 102, 8, 9, 103]],
    ['uneven steps over ten values', [1000, 7, 1001, 9, 1010, 10, 1012, 17, 1030, 18]],
    [
      'close together over sixteen values',
      [520, 510, 570, 560, 620, 610, 670, 660, 720, 710, 770, 760, 820, 810, 870, 860],
    ],
  ])('when they are %s', (_, values) => expect(splitInTwo(values)).not.toBeNull())

  test.each([
    ['five values', [100, 7, 101, 8, 102]],
    ['one that only grows', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['a start at nothing and an end', [0, 100, 0, 101, 0, 102, 0, 103]],
    ['a start and the same end', [7, 100, 8, 100, 9, 100]],
    ['two lives of one process', [100, 101, 102, 7, 8, 9]],
    ['uneven steps over six values', [100, 7, 101, 8, 150, 9]],
    ['bands that lie close', [20, 7, 21, 8, 22, 9]],
    ['a third sequence', [100, 7, 101, 8, 50, 102, 9]],
    ['one that starts anew at first', [10, 26, 20, 32, 25, 43, 84, 88, 134, 176, 214, 233, 246, 289, 336, 346]],
    ['sixteen values with deep falls', [520, 10, 570, 60, 620, 110, 670, 160, 720, 210, 770, 260, 820, 310, 870, 360]],
  ])('never when they are %s', (_, values) => expect(splitInTwo(values)).toBeNull())

  test('only into sequences that both grow strictly', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3 })), { minLength: 6, maxLength: 16 })
    fc.assert(
      fc.property(steps, (steps) => {
        const at = { upper: 1000, lower: 0 }
        const values = steps.map(([isUpper, step]) => {
          const side = isUpper ? 'upper' : 'lower'
          at[side] += step
          return at[side]
        })
        const split = splitInTwo(values)
        for (const side of [true, false]) {
          const row = values.filter((_, i) => split?.[i] === side)
          expect(row.every((value, i) => i === 0 || value > Number(row[i - 1]))).toBe(true)
        }
      }),
    )
  })
})

describe('turns', () => {
  const split = [false, true, false, true, false, true]

  test.each([
    ['close after a start', [0, 5, 60, 65, 120, 125], true],
    ['close after an end', [0, 55, 60, 115, 120, 175], true],
    ['at even distances', [0, 30, 60, 90, 120, 150], false],
    ['of two schedules', [0, 5, 60, 100, 120, 170], false],
  ])('%s are pairs or not', (_, times, expected) => expect(isInPairs(split, times)).toBe(expected))
})

test('a value returns when another came in between', () => {
  expect(returnsOf([1, 2, 3, 4])).toBe(0)
  expect(returnsOf([1, 1, 2, 2])).toBe(0)
  expect(returnsOf([1, 2, 1])).toBe(1)
  expect(returnsOf([1, 2, 1, 2, 1])).toBe(3)
})
