import type { GroupRow } from '../../../lib/wire.ts'

/** Where the recent pushes of a group are drawn, in px from the left. */
export type Ticks = {
  readonly pushes: readonly number[]
  /** From where to where nothing came although it was due. */
  readonly overdue: readonly [number, number] | null
  readonly refused: number | null
}

export const ticksWidth = 76

const first = 3
const leastGap = 4

/** Places ticks true to time, but never so close that they run together. */
const spread = (places: readonly number[], last: number): readonly number[] => {
  const spaced: number[] = []
  for (const place of places) spaced.push(Math.max(place, (spaced.at(-1) ?? -first) + leastGap))
  // What that pushed over the right edge moves back.
  return spaced.map((place, i) => Math.round(Math.min(place, last - (spaced.length - 1 - i) * leastGap)))
}

/** The rhythm of a group as a drawing, from its first known push to now. Null where there is nothing to compare. */
export const ticksOf = (group: GroupRow, now: number | null): Ticks | null => {
  const { pushes, state, expectation, lastFailureAt } = group
  const begin = pushes[0]
  const newest = pushes.at(-1)
  if (begin === undefined || newest === undefined || now === null) return null
  const refusedAt = state === 'failing' ? lastFailureAt : null
  if (pushes.length < 2 && refusedAt === null) return null
  const last = ticksWidth - (refusedAt === null ? 5 : 8)
  const end = Math.max(now, newest)
  const place = (at: number) => first + ((last - first) * (at - begin)) / Math.max(1, end - begin)
  const drawn = spread(pushes.map(place), refusedAt === null ? last : last - 8)
  const after = (drawn.at(-1) ?? first) + leastGap
  const isLate = state === 'late' && expectation.every !== null
  return {
    pushes: drawn,
    overdue: isLate ? [Math.max(after, Math.round(place(newest + (expectation.every ?? 0)))), last + 2] : null,
    refused: refusedAt === null ? null : Math.min(last, Math.max(after + 3, Math.round(place(refusedAt)))),
  }
}
