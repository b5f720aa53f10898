import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultExpectation, defaultStaleAfter, ruleExpectation } from './expectation.ts'

const hour = 3_600_000
const time = () => fc.integer({ min: 1, max: 1e11 })

test('a rule allows a quarter of the interval as grace, unless it says otherwise', () => {
  expect(ruleExpectation({ every: 4 * hour }, defaultStaleAfter).grace).toBe(hour)
  expect(ruleExpectation({ every: 4 * hour, grace: 0 }, defaultStaleAfter).grace).toBe(0)
})

test.each([
  [{ every: hour }, 36 * hour],
  [{ every: 24 * hour }, 72 * hour],
  [{ every: hour, grace: 100 * hour }, 101 * hour],
  [{ every: hour, staleAfter: 2 * hour }, 2 * hour],
])('the rule %j makes a group stale after %d ms', (rhythm, staleAfter) => {
  expect(ruleExpectation(rhythm, defaultStaleAfter)).toMatchObject({ source: 'rule', every: rhythm.every, staleAfter })
})

test('left to itself, a rule never makes a group stale before it is late, nor before the default', () => {
  fc.assert(
    fc.property(time(), fc.option(time(), { nil: undefined }), time(), (every, grace, otherwise) => {
      const { grace: allowed, staleAfter } = ruleExpectation({ every, grace }, otherwise)
      expect(staleAfter).toBeGreaterThanOrEqual(Math.max(otherwise, 3 * every, every + (allowed ?? NaN)))
    }),
  )
})

test('a group that is meant to stay is never late and never stale', () => {
  const expected = { source: 'rule', every: null, grace: null, staleAfter: null }
  expect(ruleExpectation({ every: 'never' }, hour)).toEqual(expected)
  expect(ruleExpectation({ every: 'never', grace: 1, staleAfter: 1 }, hour)).toEqual(expected)
})

test('without a rule a group turns stale but is never late', () => {
  expect(defaultExpectation(hour)).toEqual({ source: 'default', every: null, grace: null, staleAfter: hour })
})
