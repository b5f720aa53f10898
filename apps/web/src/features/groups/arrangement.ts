import type { GroupRow } from '../../lib/wire.ts'
import { countChanges } from './count-changes.ts'
import type { GroupsPageAnswer } from './groups-query.ts'

/** Which group is shown on which row. */
export type Arrangement = {
  readonly shownFor: string
  readonly places: ReadonlyMap<number, string>
  readonly rows: ReadonlyMap<string, GroupRow>
  readonly count: number
  /** Groups that are not where they are shown any more: what their rows say is of an earlier answer. */
  readonly moved: ReadonlySet<string>
  /** How many groups would come, go or move if the newest answer were shown. */
  readonly changes: number
}

/** The row a group is shown on. */
export const placeOf = ({ places }: Arrangement, wanted: string): number | undefined =>
  [...places].find(([, id]) => id === wanted)?.[0]

export const nothingArranged: Arrangement = {
  shownFor: '',
  places: new Map(),
  rows: new Map(),
  count: 0,
  moved: new Set(),
  changes: 0,
}

const afresh = ({ shownFor, groups, from, matched }: GroupsPageAnswer): Arrangement => ({
  shownFor,
  places: new Map(groups.map(({ id }, i) => [from + i, id])),
  rows: new Map(groups.map((row) => [row.id, row])),
  count: matched,
  moved: new Set(),
  changes: 0,
})

/** Fills the rows nothing was shown on yet, in order, with the groups that are not shown yet. */
const fillGaps = (places: ReadonlyMap<number, string>, { groups, from }: GroupsPageAnswer) => {
  const placed = new Set(places.values())
  const waiting = groups.filter(({ id }) => !placed.has(id))
  const gaps = groups.map((_, i) => from + i).filter((index) => !places.has(index))
  return new Map([...places, ...gaps.slice(0, waiting.length).map((gap, i) => [gap, waiting[i]?.id ?? ''] as const)])
}

/** Groups shown where the answer speaks of, and not in it. */
const movedAway = (places: ReadonlyMap<number, string>, { groups, from, matched }: GroupsPageAnswer) => {
  const newest = new Set(groups.map(({ id }) => id))
  const isLast = from + groups.length >= matched
  const end = isLast ? Number.POSITIVE_INFINITY : from + groups.length
  const spokenOf = [...places].filter(([index]) => index >= from && index < end)
  return new Set(spokenOf.map(([, id]) => id).filter((id) => !newest.has(id)))
}

const heldStill = (shown: Arrangement, answer: GroupsPageAnswer): Arrangement => {
  const places = fillGaps(shown.places, answer)
  const seen = answer.groups.map((_, i) => places.get(answer.from + i) ?? '')
  return {
    shownFor: answer.shownFor,
    places,
    rows: new Map([...shown.rows, ...answer.groups.map((row) => [row.id, row] as const)]),
    count: Math.max(answer.matched, 1 + Math.max(-1, ...places.keys())),
    moved: movedAway(places, answer),
    changes: countChanges(
      seen,
      answer.groups.map(({ id }) => id),
    ),
  }
}

/**
 * What to show when an answer arrives. While somebody is at work (`held`) every group stays on its row and only its
 * values change; otherwise the answer is shown as it is.
 */
export const arrange = (shown: Arrangement, answer: GroupsPageAnswer, held: boolean): Arrangement =>
  held && shown.shownFor === answer.shownFor ? heldStill(shown, answer) : afresh(answer)
