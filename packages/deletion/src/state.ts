import type { SeenGroup } from '@gatehouse/domain'
import type { InFlight } from './in-flight.ts'
import { firstPace, type Pace } from './pace.ts'
import type { Result, RunDeps } from './ports.ts'

const shortestPause = 20
const longestPause = 1000

/** Where the run over a gateway stands. */
export type State = {
  readonly waiting: readonly SeenGroup[]
  readonly inFlight: readonly InFlight[]
  readonly pace: Pace
  /** Before the next reading, in ms: readings that find little done are wasted on a gateway that is busy. */
  readonly pause: number
  /** When a delete was last seen done, and since when nothing can be read; monotonic ms. */
  readonly lastGone: number
  readonly unreadSince: number | null
}

/** What a run over a gateway works with and knows. */
export type Run = RunDeps & {
  /** What was written down: it may go whenever a fresh reading says so. */
  readonly captured: Set<SeenGroup>
}

/** A state, and the results on the way to it. */
export type Turn = { readonly state: State; readonly results: readonly Result[] }

export const firstState = (waiting: readonly SeenGroup[]): State => ({
  waiting,
  inFlight: [],
  pace: firstPace,
  pause: 0,
  lastGone: 0,
  unreadSince: null,
})

/** After a reading that was of little use: the next one comes later. */
export const slower = (state: State): State => ({
  ...state,
  pause: Math.min(longestPause, Math.max(shortestPause, 2 * state.pause)),
})

/** After a reading that showed enough. */
export const quicker = (state: State): State => ({
  ...state,
  pause: state.pause > shortestPause ? state.pause / 2 : 0,
})
