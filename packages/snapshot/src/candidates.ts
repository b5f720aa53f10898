import { type GroupState, groupStates, stateOf } from '@gatehouse/domain'
import { factsOf, type RowRef, type Source } from './source.ts'

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
  const columns = {
    sources: chosen.map(({ source }) => source),
    length,
    source: new Uint16Array(length),
    row: new Uint32Array(length),
    state: new Uint8Array(length),
  }
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

const judge = (source: Source, rows: Uint32Array, states: Uint8Array): void => {
  for (let i = 0; i < rows.length; i++) {
    states[i] = severities.get(stateOf(factsOf({ source, row: rows[i] ?? 0 }))) ?? 0
  }
}

/** The candidates a condition accepts, in their order; all of them where there is none. */
export const keep = (all: Candidates, accepts: ((candidate: number) => boolean) | undefined): Candidates => {
  if (!accepts) return all
  const kept = new Uint32Array(all.length)
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
