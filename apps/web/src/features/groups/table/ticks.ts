import type { GroupRow } from '../../../lib/wire.ts'

/** Where the recent pushes of a group are drawn, in px from the left. */
export type Ticks = {
  readonly pushes: readonly number[]
  /** From where to where nothing came although it was due. */
  readonly overdue: readonly [number, number] | null
  readonly refused: number | null
}

export const ticksWidth = 76

const [first, last, leastGap] = [3, ticksWidth - 5, 4]

/** Places ticks true to time, but never so close that they run together. */
const spread = (places: readonly number[]): readonly number[] => {
  const moved: number[] = []
  for (const place of places.toReversed()) {
    const room = (moved.at(-1) ?? Number.POSITIVE_INFINITY) - leastGap
    moved.push(Math.min(place, room))
  }
  const shift = Math.max(0, first - (moved.at(-1) ?? first))
  return moved.toReversed().map((place) => Math.round(place + shift))
}

/** The rhythm of a group as a drawing, from its first known push to now. Null where there is nothing to compare. */
export const ticksOf = (group: GroupRow, now: number | null): Ticks | null => {
  const { pushes, state, expectation, lastFailureAt } = group
  const begin = pushes[0]
  if (begin === undefined || now === null) return null
  const isRefused = state === 'failing' && lastFailureAt !== null
  if (pushes.length < 2 && !isRefused) return null
  const end = Math.max(now, pushes.at(-1) ?? 0)
  const place = (at: number) => first + ((last - first) * (at - begin)) / Math.max(1, end - begin)
  const drawn = spread(pushes.map(place))
  const dueAt = state === 'late' && expectation.every !== null ? (pushes.at(-1) ?? 0) + expectation.every : null
  return {
    pushes: drawn,
    overdue: dueAt === null ? null : [Math.max((drawn.at(-1) ?? 0) + 3, Math.round(place(dueAt))), last],
    refused: isRefused ? Math.max((drawn.at(-1) ?? 0) + 7, Math.min(last - 3, Math.round(place(lastFailureAt)))) : null,
  }
}
