import type { CompiledMatcher } from '@gatehouse/domain/promql'
import { increment } from './increment.ts'
import { type LabelPair, pairCounter } from './label-pairs.ts'
import { rowSelector } from './select-rows.ts'
import type { SnapshotView } from './snapshot-view.ts'
import type { Source } from './source.ts'

export type LabelsQuery = {
  readonly matchers: readonly CompiledMatcher[]
  /** The label whose values are asked for. */
  readonly name?: string | undefined
  /** Only names or values that contain this text, in any case. */
  readonly contains: string
  readonly limit: number
}

export type LabelsAnswer = {
  readonly names: readonly { readonly name: string; readonly groups: number }[]
  readonly values: readonly { readonly value: string; readonly groups: number }[]
  /** Values of any label that contain the text; none without a text, or when one label is asked for. */
  readonly pairs: readonly LabelPair[]
}

/** Label names, or one label's values, of the groups that match, the most frequent first. */
export const queryLabels = (
  sources: readonly Source[],
  { matchers, name, contains, limit }: LabelsQuery,
): LabelsAnswer => {
  const names = new Map<string, number>()
  const values = new Map<string, number>()
  const wanted = contains.toLowerCase()
  const counter = pairCounter((value) => value.toLowerCase().includes(wanted))
  const select = rowSelector(matchers)
  for (const { view } of sources) {
    const { rows } = select(view)
    if (name === undefined && wanted !== '') counter.add(view, rows)
    countNames(view, rows, names)
    if (name !== undefined) countValues(view, rows, name, values)
  }
  const listed = (counts: ReadonlyMap<string, number>, filtered: boolean) =>
    [...counts]
      .filter(([text]) => !filtered || text.toLowerCase().includes(wanted))
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
  return {
    names: listed(names, name === undefined).map(([label, groups]) => ({ name: label, groups })),
    values: listed(values, true).map(([value, groups]) => ({ value, groups })),
    pairs: counter.pairs(limit),
  }
}

type Counts = Map<string, number>

const countNames = ({ keyStart, keyNames, text, strings }: SnapshotView, rows: Uint32Array, counts: Counts) => {
  const found = new Uint32Array(strings)
  for (const row of rows) {
    const end = keyStart[row + 1] ?? 0
    for (let at = keyStart[row] ?? 0; at < end; at++) increment(found, keyNames[at] ?? 0)
  }
  addCounts(found, text, counts)
}

const countValues = ({ valuesOf, text, strings }: SnapshotView, rows: Uint32Array, name: string, counts: Counts) => {
  const column = valuesOf(name)
  if (!column) return
  const found = new Uint32Array(strings)
  for (const row of rows) {
    const value = column[row] ?? -1
    if (value >= 0) increment(found, value)
  }
  addCounts(found, text, counts)
}

const addCounts = (found: Uint32Array, text: SnapshotView['text'], counts: Counts) => {
  for (let string = 0; string < found.length; string++) {
    const groups = found[string] ?? 0
    if (groups > 0) counts.set(text(string), (counts.get(text(string)) ?? 0) + groups)
  }
}
