import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultExpectation, type Expectation, ruleExpectation } from './expectation.ts'
import { clockTolerance, type GroupFacts, groupStates, overdueIntervals, stateOf } from './group-state.ts'

const minute = 60_000
const hour = 60 * minute
const start = 1_795_000_000_000

const hourly = ruleExpectation({ every: hour, grace: 10 * minute, staleAfter: 5 * hour }, 0)
const forever = ruleExpectation({ every: 'never' }, 0)

const facts = (given: Partial<GroupFacts>): GroupFacts => ({
  now: start,
  pushedAt: start,
  failedAt: 0,
  missing: false,
  expectation: hourly,
  ...given,
})

// Small numbers, so that equal times, bounds and the future are met often.
const span = () => fc.integer({ min: 1, max: 20 }).map((steps) => steps * 10_000)

const expectation = (): fc.Arbitrary<Expectation> =>
  fc.oneof(
    fc.constant(forever),
    span().map(defaultExpectation),
    fc
      .tuple(span(), span(), span())
      .map(([every, grace, more]) => ruleExpectation({ every, grace, staleAfter: every + grace + more }, 0)),
  )

const time = () =>
  fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 60 }).map((steps) => steps * 10_000),
  )

const anyFacts = (): fc.Arbitrary<GroupFacts> =>
  fc.record({
    now: fc.integer({ min: 1, max: 60 }).map((steps) => steps * 10_000),
    pushedAt: time(),
    failedAt: time(),
    missing: fc.boolean(),
    expectation: expectation(),
  })

const holds = (law: (facts: GroupFacts) => void) => fc.assert(fc.property(anyFacts(), law), { numRuns: 1000 })

const isAhead = ({ now, pushedAt, failedAt }: GroupFacts) => Math.max(pushedAt, failedAt) > now + clockTolerance

describe('a state', () => {
  test('is one of the known ones, and every one of them occurs', () => {
    const seen = new Set(fc.sample(anyFacts(), { numRuns: 3000, seed: 1 }).map(stateOf))
    expect([...seen].sort()).toEqual([...groupStates].sort())
  })

  test('is missing exactly when the group is', () => {
    holds((facts) => {
      expect(stateOf(facts) === 'missing').toBe(facts.missing)
    })
  })

  test('is never exactly when nothing was pushed to a group that is there', () => {
    holds((facts) => {
      expect(stateOf(facts) === 'never').toBe(facts.pushedAt === 0 && !facts.missing)
    })
  })

  test('is failing exactly when a refusal is newer than the last push and neither is in the future', () => {
    holds((facts) => {
      const { pushedAt, failedAt, missing } = facts
      const isRefused = failedAt > pushedAt && pushedAt > 0
      expect(stateOf(facts) === 'failing').toBe(isRefused && !isAhead(facts) && !missing)
    })
  })

  test('is late or stale only by the expectation, and only when it is not worse', () => {
    holds((facts) => {
      const state = stateOf(facts)
      const age = facts.now - facts.pushedAt
      const { every, grace, staleAfter } = facts.expectation
      if (state === 'stale') expect(age).toBeGreaterThan(staleAfter ?? Infinity)
      if (state === 'late') expect(age).toBeGreaterThan((every ?? Infinity) + (grace ?? 0))
      if (state === 'fresh' || state === 'ahead') {
        expect(age).toBeLessThanOrEqual(staleAfter ?? Infinity)
        expect(age).toBeLessThanOrEqual(every === null ? Infinity : every + (grace ?? 0))
      }
    })
  })

  test('is ahead only when a time lies in the future', () => {
    holds((facts) => {
      if (stateOf(facts) === 'ahead') expect(isAhead(facts)).toBe(true)
      if (stateOf(facts) === 'fresh') expect(isAhead(facts)).toBe(false)
    })
  })

  test('never gets better by waiting, once no time lies in the future', () => {
    const rank = (facts: GroupFacts) => groupStates.indexOf(stateOf(facts))
    fc.assert(
      fc.property(anyFacts(), span(), (facts, wait) => {
        fc.pre(!isAhead(facts))
        expect(rank({ ...facts, now: facts.now + wait })).toBeLessThanOrEqual(rank(facts))
      }),
    )
  })
})

describe('the bounds of a state belong to the better one', () => {
  test.each([
    ['fresh', { now: start + 70 * minute }],
    ['late', { now: start + 70 * minute + 1 }],
    ['late', { now: start + 5 * hour }],
    ['stale', { now: start + 5 * hour + 1 }],
    ['fresh', { pushedAt: start + clockTolerance }],
    ['ahead', { pushedAt: start + clockTolerance + 1 }],
    ['failing', { failedAt: start + clockTolerance }],
    ['ahead', { failedAt: start + clockTolerance + 1 }],
    ['fresh', { failedAt: start }],
    ['failing', { failedAt: start + 1 }],
    ['fresh', { expectation: defaultExpectation(hour), now: start + hour }],
    ['stale', { expectation: defaultExpectation(hour), now: start + hour + 1 }],
    ['fresh', { expectation: forever, now: start + 1e12 }],
  ] as const)('%s: %j', (state, given) => expect(stateOf(facts(given))).toBe(state))
})

describe('overdue intervals', () => {
  test.each([
    [null, 60],
    [null, 62],
    [0.1, 63],
    [0.5, 90],
    [1, 120],
    [23, 24 * 60],
  ])('are %s when an hourly group was pushed %d minutes ago', (intervals, minutes) => {
    expect(overdueIntervals(facts({ now: start + minutes * minute }))).toBe(intervals)
  })

  test('are told of a failing and of a missing group, too', () => {
    const late = { now: start + 3 * hour }
    expect(overdueIntervals(facts({ ...late, failedAt: start + 1 }))).toBe(2)
    expect(overdueIntervals(facts({ ...late, missing: true }))).toBe(2)
  })

  test('are null where no rhythm is expected or nothing was pushed yet', () => {
    const late = { now: start + 1e12 }
    expect(overdueIntervals(facts({ ...late, expectation: forever }))).toBeNull()
    expect(overdueIntervals(facts({ ...late, expectation: defaultExpectation(1) }))).toBeNull()
    expect(overdueIntervals(facts({ ...late, pushedAt: 0 }))).toBeNull()
  })

  test('are positive with at most one decimal, or null', () => {
    holds((facts) => {
      const intervals = overdueIntervals(facts)
      if (intervals === null) return
      expect(intervals).toBeGreaterThan(0)
      expect(Math.round(intervals * 10) / 10).toBe(intervals)
    })
  })
})
