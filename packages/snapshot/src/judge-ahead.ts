import type { CompiledMatcher } from '@gatehouse/domain/promql'
import { withinBudget } from './match-budget.ts'
import type { SnapshotView } from './snapshot-view.ts'

/** How long values are judged before everybody else has a turn, in ms. */
const turn = 8

/**
 * Judges the values the matchers of a question will ask for, so that the question itself finds the verdicts. `breathe` is
 * awaited every few ms: a slow pattern over many values holds up whoever asked for it and nobody else. Rejects with
 * `MatchTooSlow` when the matchers take too long together.
 */
export const judgeAhead = async (
  views: readonly SnapshotView[],
  matchers: readonly CompiledMatcher[],
  breathe: () => Promise<void>,
): Promise<void> => {
  let began = performance.now()
  for (const { name, condition, accepts } of withinBudget(matchers)) {
    for (const view of views) {
      const verdicts = view.verdictsOn(condition)
      for (const value of view.valuesOf(name) ?? []) {
        if (value < 0 || verdicts[value] !== 0) continue
        verdicts[value] = accepts(view.text(value)) ? 1 : -1
        if (performance.now() - began < turn) continue
        await breathe()
        began = performance.now()
      }
    }
  }
}
