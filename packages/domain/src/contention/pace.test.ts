import { describe, expect, test } from 'vitest'
import { addGap, isHurried, noPace } from './pace.ts'

const paceOf = (gaps: readonly number[]) => gaps.reduce((pace, gap) => addGap(pace, gap, false), noPace)

const many = (gap: number, count: number) => Array.from({ length: count }, () => gap)

describe('a pace', () => {
  test('is hurried when the gaps become half as long and something is soon suspected', () => {
    const first = paceOf([...many(60, 64), ...many(25, 8)])
    expect(isHurried(first)).toBe(false)
    expect(isHurried(many(25, 16).reduce((pace, gap) => addGap(pace, gap, true), first))).toBe(true)
  })

  test.each([
    ['the gaps stay', many(60, 100)],
    ['a long pause came first', [9_000, ...many(60, 60)]],
    ['a long pause came in between', [...many(60, 20), 90_000, ...many(60, 40)]],
    ['little is known', [60, ...many(20, 10)]],
    ['the gaps become longer', [...many(60, 64), ...many(200, 30)]],
  ])('is not hurried when %s', (_, gaps) => {
    gaps.reduce((pace, gap) => {
      const next = addGap(pace, gap, false)
      expect(isHurried(next)).toBe(false)
      return next
    }, noPace)
  })

  test('keeps what was usual while something is suspected', () => {
    const usual = paceOf(many(60, 64))
    const later = many(20, 500).reduce((pace, gap) => addGap(pace, gap, true), usual)
    expect(later).toMatchObject({ usual: 60, now: expect.closeTo(20) })
  })
})
