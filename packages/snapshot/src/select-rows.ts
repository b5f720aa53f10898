import type { CompiledMatcher } from '@gatehouse/domain/promql'
import { firstWholes } from './first-wholes.ts'
import { judgeStrings } from './judge-strings.ts'
import { withinBudget } from './match-budget.ts'
import type { SnapshotView } from './snapshot-view.ts'

/** The rows of one snapshot that every matcher accepts, and how many each of them accepts alone. */
export type Selected = { readonly rows: Uint32Array; readonly acceptedAlone: readonly number[] }

/** Selects rows of the snapshots of one question. Throws `MatchTooSlow` when its matchers take too long together. */
export const rowSelector = (matchers: readonly CompiledMatcher[]): ((view: SnapshotView) => Selected) => {
  const limited = withinBudget(matchers)
  return (view) => {
    if (limited.length === 0) return { rows: firstWholes(view.rows), acceptedAlone: [] }
    const refusals = new Uint8Array(view.rows)
    const acceptedAlone = limited.map((matcher) => view.rows - refuse(view, matcher, refusals))
    return { rows: notRefused(refusals), acceptedAlone }
  }
}

/** Marks the rows a matcher does not accept, and counts them. An absent label counts as the empty text. */
const refuse = (view: SnapshotView, { name, condition, accepts }: CompiledMatcher, refusals: Uint8Array): number => {
  const acceptsAbsent = accepts('')
  const values = view.valuesOf(name)
  if (!values) return acceptsAbsent ? 0 : refusals.fill(1).length
  const judge = judgeStrings(view, accepts, view.verdictsOn(condition))
  let refused = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? -1
    if (value < 0 ? acceptsAbsent : judge(value)) continue
    refusals[row] = 1
    refused++
  }
  return refused
}

const notRefused = (refusals: Uint8Array): Uint32Array => {
  let left = 0
  for (let row = 0; row < refusals.length; row++) left += 1 - (refusals[row] ?? 0)
  const rows = new Uint32Array(left)
  let found = 0
  for (let row = 0; found < left; row++) if (refusals[row] === 0) rows[found++] = row
  return rows
}
