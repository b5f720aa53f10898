import type { Result } from '@gatehouse/deletion'
import type { Outcome, OutcomeReason } from '@gatehouse/domain'

/** What came of a run so far. */
export type Tally = {
  readonly results: readonly Result[]
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Only those that occurred. */
  readonly reasons: Readonly<Partial<Record<OutcomeReason, number>>>
}

/** Counts results as they come. A run may have as many as there are groups: nothing is copied or counted twice. */
export const createTally = (): Tally & { readonly add: (some: readonly Result[]) => void } => {
  const results: Result[] = []
  const outcomes = { deleted: 0, 'already-gone': 0, skipped: 0, 'came-back': 0, failed: 0 }
  const reasons: Partial<Record<OutcomeReason, number>> = {}
  return {
    results,
    outcomes,
    reasons,
    add: (some) => {
      for (const one of some) {
        results.push(one)
        outcomes[one.outcome] += 1
        reasons[one.reason] = (reasons[one.reason] ?? 0) + 1
      }
    },
  }
}
