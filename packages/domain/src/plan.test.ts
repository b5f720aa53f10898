import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupStates } from './group-state.ts'
import { identityDoubts } from './identity.ts'
import { freezePlan, largePlan, type PlanRequest, planLifetime, type SeenGroup } from './plan.ts'
import { aSeenGroup } from './test-seen-group.ts'

const many = (count: number, given: Partial<SeenGroup> = {}) =>
  Array.from({ length: count }, (_, i) => aSeenGroup({ id: `${given.gateway}-${i}`, ...given }))

const plan = (chosen: readonly SeenGroup[], given: Partial<PlanRequest> = {}) =>
  freezePlan({
    id: 'p',
    now: 1000,
    chosen,
    includeFresh: false,
    reason: 'because',
    gatewaySizes: new Map([['prod', 1000]]),
    obstacleOf: () => null,
    ...given,
  })

const anyGroup = () =>
  fc.record({
    state: fc.constantFrom(...groupStates),
    doubt: fc.constantFrom(null, ...identityDoubts),
    gateway: fc.constantFrom('prod', 'closed', 'dark'),
  })

const obstacleOf = (gateway: string) =>
  gateway === 'closed' ? 'gateway-read-only' : gateway === 'dark' ? 'gateway-unreadable' : null

test('every chosen group is either an item or kept with a reason', () => {
  fc.assert(
    fc.property(fc.array(anyGroup()), fc.boolean(), (choices, includeFresh) => {
      const chosen = choices.map((given, i) => aSeenGroup({ ...given, id: String(i) }))
      const { items, kept } = plan(chosen, { includeFresh, obstacleOf })
      const ids = [...items, ...kept].map(({ id }) => Number(id))
      expect(ids.sort((a, b) => a - b)).toEqual(chosen.map((_, i) => i))
    }),
  )
})

test('an item is on a gateway that can be written, and certain unless it is missing', () => {
  fc.assert(
    fc.property(fc.array(anyGroup()), fc.boolean(), (choices, includeFresh) => {
      for (const item of plan(choices.map(aSeenGroup), { includeFresh, obstacleOf }).items) {
        expect(item.gateway).toBe('prod')
        expect(item.doubt === null || item.state === 'missing').toBe(true)
        expect(includeFresh || !['fresh', 'ahead'].includes(item.state)).toBe(true)
      }
    }),
  )
})

test.each([
  ['fresh', { state: 'fresh' }],
  ['fresh', { state: 'ahead' }],
  ['identity-in-doubt', { doubt: 'shadowed' }],
  ['gateway-read-only', { gateway: 'closed', doubt: 'twin' }],
  ['gateway-unreadable', { gateway: 'dark', state: 'fresh' }],
] as const)('a group is kept as %s: %j', (reason, given) => {
  expect(plan([aSeenGroup(given)], { obstacleOf })).toMatchObject({ items: [], kept: [{ reason }] })
})

test('a plan lives a quarter of an hour', () => {
  expect(planLifetime).toBe(15 * 60_000)
  expect(plan([])).toMatchObject({ createdAt: 1000, expiresAt: 1000 + planLifetime })
})

describe('a plan asks for a name to be typed', () => {
  const sizes = (prod: number, other: number) => ({
    gatewaySizes: new Map([
      ['prod', prod],
      ['other', other],
    ]),
  })

  test('when it is large, and not before', () => {
    expect(plan(many(largePlan)).confirm).toBeNull()
    expect(plan(many(largePlan + 1)).confirm).toBe('prod')
  })

  test('when it is all of a gateway', () => {
    expect(plan(many(3), sizes(3, 9)).confirm).toBe('prod')
    expect(plan(many(3), sizes(4, 9)).confirm).toBeNull()
    expect(plan([...many(3), ...many(1, { gateway: 'other' })], sizes(3, 9)).confirm).toBe('4 groups')
    expect(plan(many(1), sizes(1, 9)).confirm).toBeNull()
  })

  test('counting what goes, not what is kept', () => {
    expect(plan([...many(2), aSeenGroup({ id: 'kept', state: 'fresh' })], sizes(3, 9)).confirm).toBeNull()
  })
})
