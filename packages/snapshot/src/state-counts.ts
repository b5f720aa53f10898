import { type GroupState, groupStates } from '@gatehouse/domain'

/** How many groups are in each state; every state is there. */
export type StateCounts = Record<GroupState, number>

const noCounts = (): StateCounts => ({ failing: 0, never: 0, missing: 0, stale: 0, late: 0, ahead: 0, fresh: 0 })

/** Counts states. */
export const countStates = (states: Iterable<GroupState>): StateCounts => {
  const counts = noCounts()
  for (const state of states) counts[state]++
  return counts
}

/** How bad a state is; 0 is the worst. */
export const severityOf = (state: GroupState): number => groupStates.indexOf(state)
