import { expect, test } from 'vitest'
import { areUntraced, countRefusals, noRefusals } from './untraced-refusals.ts'

const fold = (...looks: readonly (readonly [refusedPushes: number, newestFailure: number])[]) =>
  looks.reduce(
    (before, [refusedPushes, newestFailure], i) =>
      countRefusals(before, { at: 1_000_000 + 60_000 * i, refusedPushes, newestFailure }),
    noRefusals,
  )

test('refusals that no group shows in two windows are untraced', () => {
  const seen = fold([3, 0], [4, 0], [6, 0])
  expect(areUntraced(seen)).toBe(true)
  expect(seen).toMatchObject({ refusals: 3, from: 1_000_000 })
})

test('one window proves nothing', () => {
  expect(areUntraced(fold([3, 0], [4, 0]))).toBe(false)
})

test('refusals that a group shows are traced', () => {
  expect(areUntraced(fold([3, 0], [4, 1_059_500], [6, 1_119_500]))).toBe(false)
})

test('a failure of the second in which the count was made may be the one that was counted', () => {
  expect(areUntraced(fold([3, 0], [4, 999_500], [5, 0]))).toBe(false)
})

test('a window without refusals changes nothing', () => {
  expect(areUntraced(fold([3, 0], [4, 0], [4, 0], [5, 0]))).toBe(true)
})

test('a gateway that counts anew begins again', () => {
  expect(areUntraced(fold([3, 0], [4, 0], [1, 0], [2, 0]))).toBe(false)
})
