import { type Expectation, type GroupFacts, type GroupState, overdueIntervals, stateOf } from '@gatehouse/domain'
import type { SourceCollisions } from './collisions/collision-columns.ts'
import type { SnapshotView } from './snapshot-view.ts'

/** One gateway's part of a question: its snapshot, its clock now (epoch ms), and what is expected of its groups. */
export type Source = {
  readonly view: SnapshotView
  readonly now: number
  /** The expectation of each rule, in order. */
  readonly rules: readonly Expectation[]
  /** The expectation where no rule applies. */
  readonly otherwise: Expectation
  /** What clashes there; nothing where it is not said. */
  readonly collisions?: SourceCollisions
}

/** One group within one source. */
export type RowRef = { readonly source: Source; readonly row: number }

/** What is expected of a group: by the first rule that matched it, else by default. */
export const expectationOf = ({ source: { view, rules, otherwise }, row }: RowRef): Expectation => {
  const rule = view.rule[row] ?? -1
  // Asking a list for its element -1 takes many times as long as not asking.
  return rule < 0 ? otherwise : (rules[rule] ?? otherwise)
}

/** Whether the group was not there when its gateway was last read. */
const isMissing = ({ source, row }: RowRef): boolean => (source.view.missingSince[row] ?? 0) > 0

/** Series a scrape carries for this group: none while it is missing. */
export const seriesOf = (ref: RowRef): number => (isMissing(ref) ? 0 : (ref.source.view.series[ref.row] ?? 0))

/** What the state of a group depends on. */
const factsOf = (ref: RowRef): GroupFacts => ({
  now: ref.source.now,
  pushedAt: ref.source.view.pushedAt[ref.row] ?? 0,
  failedAt: ref.source.view.failedAt[ref.row] ?? 0,
  missing: isMissing(ref),
  expectation: expectationOf(ref),
})

/** The state of a group at its source's `now`. */
export const stateOfRow = (ref: RowRef): GroupState => stateOf(factsOf(ref))

/** Intervals a group is past due at its source's `now`; null where nothing is overdue. */
export const overdueOfRow = (ref: RowRef): number | null => overdueIntervals(factsOf(ref))
