import type { CompiledMatcher } from '@gatehouse/domain/promql'
import type { SnapshotView } from './snapshot-view.ts'

/** Judges rows by one matcher. Each distinct value is judged once, however many groups carry it. */
const rowJudge = (view: SnapshotView, { name, accepts }: CompiledMatcher): ((row: number) => boolean) => {
  const absent = accepts('')
  const wanted = view.stringOf(name)
  if (wanted === undefined) return () => absent
  const verdicts = new Int8Array(view.strings)
  const judge = (string: number) => {
    const verdict = verdicts[string] || (accepts(view.text(string)) ? 1 : -1)
    verdicts[string] = verdict
    return verdict === 1
  }
  return (row) => {
    const end = view.keyStart[row + 1] ?? 0
    for (let at = view.keyStart[row] ?? 0; at < end; at++) {
      if (view.keyNames[at] === wanted) return judge(view.keyValues[at] ?? 0)
    }
    return absent
  }
}

/** The rows every matcher accepts, and how many rows each of them accepts alone. */
export const selectRows = (view: SnapshotView, matchers: readonly CompiledMatcher[]) => {
  const judges = matchers.map((matcher) => rowJudge(view, matcher))
  const acceptedAlone = judges.map(() => 0)
  const rows: number[] = []
  for (let row = 0; row < view.rows; row++) {
    const verdicts = judges.map((judge) => judge(row))
    for (const [i, accepted] of verdicts.entries()) acceptedAlone[i] = (acceptedAlone[i] ?? 0) + (accepted ? 1 : 0)
    if (verdicts.every(Boolean)) rows.push(row)
  }
  return { rows, acceptedAlone }
}
