import type { Expectation } from './expectation.ts'

/** The states of a group, worst first. */
export const groupStates = ['failing', 'never', 'missing', 'stale', 'late', 'ahead', 'fresh'] as const

export type GroupState = (typeof groupStates)[number]

/** What a state depends on. Times in epoch ms, 0 for "not yet"; `now` is the gateway's clock. */
export type GroupFacts = {
  readonly now: number
  readonly pushedAt: number
  readonly failedAt: number
  readonly missing: boolean
  readonly expectation: Expectation
}

/** How far a time may lie ahead of the gateway's clock before it counts as the future, in ms. */
export const clockTolerance = 30_000

/** The state of a group. Every group has exactly one. */
export const stateOf = ({ now, pushedAt, failedAt, missing, expectation }: GroupFacts): GroupState => {
  if (missing) return 'missing'
  const isAhead = pushedAt > now + clockTolerance || failedAt > now + clockTolerance
  if (pushedAt === 0) return 'never'
  if (failedAt > pushedAt && !isAhead) return 'failing'
  const age = now - pushedAt
  const { every, grace, staleAfter } = expectation
  if (staleAfter !== null && age > staleAfter) return 'stale'
  if (every !== null && age > every + (grace ?? 0)) return 'late'
  return isAhead ? 'ahead' : 'fresh'
}

/** Intervals past due, one decimal; null where no rhythm is expected, nothing was pushed yet or nothing is overdue. */
export const overdueIntervals = ({ now, pushedAt, expectation }: GroupFacts): number | null => {
  const { every } = expectation
  if (every === null || every === 0 || pushedAt === 0) return null
  const overdue = Math.round(((now - pushedAt - every) / every) * 10) / 10
  return overdue > 0 ? overdue : null
}
