import type { CompiledMatcher } from '@gatehouse/domain/promql'
import { judgeStrings } from './judge-strings.ts'
import { withinBudget } from './match-budget.ts'
import type { SnapshotView } from './snapshot-view.ts'

/** Judges rows by one matcher. Each distinct value is judged once, however many groups carry it. */
const rowJudge = (view: SnapshotView, { name, accepts }: CompiledMatcher): ((row: number) => boolean) => {
  const absent = accepts('')
  const wanted = view.stringOf(name)
  if (wanted === undefined) return () => absent
  const judge = judgeStrings(view, accepts)
  return (row) => {
    const end = view.keyStart[row + 1] ?? 0
    for (let at = view.keyStart[row] ?? 0; at < end; at++) {
      if (view.keyNames[at] === wanted) return judge(view.keyValues[at] ?? 0)
    }
    return absent
  }
}

/** The rows of one snapshot that every matcher accepts, and how many each of them accepts alone. */
export type Selected = { readonly rows: readonly number[]; readonly acceptedAlone: readonly number[] }

/** Selects rows of the snapshots of one question. Throws `MatchTooSlow` when its matchers take too long together. */
export const rowSelector = (matchers: readonly CompiledMatcher[]): ((view: SnapshotView) => Selected) => {
  const limited = withinBudget(matchers)
  return (view) => {
    const judges = limited.map((matcher) => rowJudge(view, matcher))
    const acceptedAlone = judges.map(() => 0)
    const rows: number[] = []
    for (let row = 0; row < view.rows; row++) {
      const verdicts = judges.map((judge) => judge(row))
      for (const [i, accepted] of verdicts.entries()) acceptedAlone[i] = (acceptedAlone[i] ?? 0) + (accepted ? 1 : 0)
      if (verdicts.every(Boolean)) rows.push(row)
    }
    return { rows, acceptedAlone }
  }
}
