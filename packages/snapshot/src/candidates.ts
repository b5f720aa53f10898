import { type GroupState, groupStates, stateOf } from '@gatehouse/domain'
import type { RowRef, Source } from './source.ts'

/**
 * Groups of one or many sources with their states, in columns: candidate `i` is row `row[i]` of source `source[i]`. In
 * the order of the sources, and within each as people read keys.
 */
export type Candidates = {
  readonly sources: readonly Source[]
  readonly length: number
  readonly source: Uint16Array
  readonly row: Uint32Array
  /** Index into `groupStates`: the worst is 0. */
  readonly state: Uint8Array
}

/** Gathers rows, and judges each at its source's `now`. */
export const gather = (chosen: readonly { readonly source: Source; readonly rows: Uint32Array }[]): Candidates => {
  const length = chosen.reduce((sum, { rows }) => sum + rows.length, 0)
  const sources = chosen.map(({ source }) => source)
  const state = new Uint8Array(length)
  const [only, ...others] = chosen
  if (only && others.length === 0) {
    judge(only.source, only.rows, state)
    return { sources, length, source: new Uint16Array(length), row: only.rows, state }
  }
  const columns = { sources, length, source: new Uint16Array(length), row: new Uint32Array(length), state }
  let from = 0
  for (const [index, { source, rows }] of chosen.entries()) {
    columns.source.fill(index, from, from + rows.length)
    columns.row.set(rows, from)
    judge(source, rows, columns.state.subarray(from, from + rows.length))
    from += rows.length
  }
  return columns
}

const severities: ReadonlyMap<GroupState, number> = new Map(groupStates.map((state, i) => [state, i]))

const judge = ({ view, now, rules, otherwise }: Source, rows: Uint32Array, states: Uint8Array): void => {
  const { pushedAt, failedAt, missingSince, rule } = view
  // One for all rows: making 100,000 of them for each question is what the slowest wait for.
  const facts = { now, pushedAt: 0, failedAt: 0, missing: false, expectation: otherwise }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    const number = rule[row] ?? -1
    facts.pushedAt = pushedAt[row] ?? 0
    facts.failedAt = failedAt[row] ?? 0
    facts.missing = (missingSince[row] ?? 0) > 0
    facts.expectation = number < 0 ? otherwise : (rules[number] ?? otherwise)
    states[i] = severities.get(stateOf(facts)) ?? 0
  }
}

/** The candidates of one source are next to each other: from `from` up to but not including `to`. */
export type Run = { readonly source: Source; readonly from: number; readonly to: number }

/** The candidates source by source; none for a source that has none. */
export const runsOf = ({ sources, source, length }: Candidates): readonly Run[] => {
  const runs: Run[] = []
  for (let from = 0; from < length; ) {
    const number = source[from] ?? 0
    const to = sources.length === 1 ? length : endOfRun(source, from, number)
    runs.push({ source: sources[number] as Source, from, to })
    from = to
  }
  return runs
}

const endOfRun = (source: Uint16Array, from: number, number: number): number => {
  let to = from
  while (to < source.length && source[to] === number) to++
  return to
}

// Of use within one call only; made anew each time, it would be what the collector is called for.
let scratch = new Uint32Array()

/** The candidates a condition accepts, in their order; all of them where there is none. */
export const keep = (all: Candidates, accepts: ((candidate: number) => boolean) | undefined): Candidates => {
  if (!accepts) return all
  if (scratch.length < all.length) scratch = new Uint32Array(all.length)
  const kept = scratch
  let length = 0
  for (let i = 0; i < all.length; i++) if (accepts(i)) kept[length++] = i
  if (length === all.length) return all
  const chosen = kept.subarray(0, length)
  return {
    sources: all.sources,
    length,
    source: picked(all.source, chosen, new Uint16Array(length)),
    row: picked(all.row, chosen, new Uint32Array(length)),
    state: picked(all.state, chosen, new Uint8Array(length)),
  }
}

const picked = <T extends Uint8Array | Uint16Array | Uint32Array>(column: T, chosen: Uint32Array, target: T): T => {
  for (let i = 0; i < chosen.length; i++) target[i] = column[chosen[i] ?? 0] ?? 0
  return target
}

/** One candidate as its source knows it. */
export const refOf = (all: Candidates, candidate: number): RowRef & { readonly state: GroupState } => ({
  source: sourceAt(all, candidate),
  row: all.row[candidate] ?? 0,
  state: stateAt(all, candidate),
})

/** The state of a candidate. */
export const stateAt = ({ state }: Candidates, candidate: number): GroupState =>
  groupStates[state[candidate] ?? 0] as GroupState

/** The source of a candidate. */
export const sourceAt = ({ sources, source }: Candidates, candidate: number): Source =>
  sources[source[candidate] ?? 0] as Source
