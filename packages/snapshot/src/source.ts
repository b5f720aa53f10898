import {
  type Expectation,
  type GroupFacts,
  type GroupState,
  overdueIntervals,
  stateOf,
} from '@gatehouse/domain'
import type { SnapshotView } from './snapshot-view.ts'

/** One gateway's part of a question: its snapshot, its clock now (epoch ms), and what is expected of its groups. */
export type Source = {
  readonly view: SnapshotView
  readonly now: number
  /** The expectation of each rule, in order. */
  readonly rules: readonly Expectation[]
  /** The expectation where no rule applies. */
  readonly otherwise: Expectation
}

/** One group within one source. */
export type RowRef = { readonly source: Source; readonly row: number }

export const expectationOf = ({ source, row }: RowRef): Expectation =>
  source.rules[source.view.rule[row] ?? -1] ?? source.otherwise

const factsOf = (ref: RowRef): GroupFacts => ({
  now: ref.source.now,
  pushedAt: ref.source.view.pushedAt[ref.row] ?? 0,
  failedAt: ref.source.view.failedAt[ref.row] ?? 0,
  missing: (ref.source.view.missingSince[ref.row] ?? 0) > 0,
  expectation: expectationOf(ref),
})

export const stateOfRow = (ref: RowRef): GroupState => stateOf(factsOf(ref))

export const overdueOfRow = (ref: RowRef): number | null => overdueIntervals(factsOf(ref))

/** Age of the last accepted push in ms; undefined while nothing was accepted. */
export const ageOfRow = ({ source, row }: RowRef): number | undefined => {
  const pushedAt = source.view.pushedAt[row] ?? 0
  return pushedAt === 0 ? undefined : source.now - pushedAt
}
