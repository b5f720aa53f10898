import { type GroupState, groupStates } from '@gatehouse/domain'
import { increment } from './increment.ts'

/** How many groups are in each state; every state is there. */
export type StateCounts = Record<GroupState, number>

/** Counts states, given as indexes into `groupStates`. */
export const countStates = ({ state }: { readonly state: Uint8Array }): StateCounts => {
  const numbers = new Uint32Array(groupStates.length)
  for (let i = 0; i < state.length; i++) increment(numbers, state[i] ?? 0)
  const [failing = 0, never = 0, missing = 0, stale = 0, late = 0, ahead = 0, fresh = 0] = numbers
  return { failing, never, missing, stale, late, ahead, fresh }
}

/** How bad a state is; 0 is the worst. */
export const severityOf = (state: GroupState): number => groupStates.indexOf(state)
