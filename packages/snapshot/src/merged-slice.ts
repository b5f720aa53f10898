import { compareText, type GroupingKey } from '@gatehouse/domain'
import { type Candidates, sourceAt } from './candidates.ts'
import { compareReading } from './compare-reading.ts'

/**
 * The candidates of rank `from` up to but not including `to`, in the order people read keys over all sources; equal keys
 * go by the name of their gateway. Each source has that order already, so this merges them, no further than `to`.
 */
export const mergedSlice = (all: Candidates, from: number, to: number, isDescending: boolean): Uint32Array => {
  const end = Math.min(to, all.length)
  const runs = runsOf(all, isDescending)
  // One gateway alone needs no merging, and its labels need not be read.
  if (runs.length < 2) return Uint32Array.from({ length: Math.max(0, end - from) }, (_, i) => placeOf(runs, from + i))
  const window: number[] = []
  for (let rank = 0; rank < end; rank++) {
    const next = runs.reduce((first, run) => (isBefore(all, run, first) ? run : first))
    if (rank >= from) window.push(next.at)
    next.at += next.step
    next.left--
    next.key = undefined
  }
  return Uint32Array.from(window)
}

/** The candidates of one source, taken from their first to their last or the other way round. */
type Run = { at: number; left: number; key: GroupingKey | undefined; readonly step: 1 | -1 }

const runsOf = (all: Candidates, isDescending: boolean): Run[] => {
  const runs: Run[] = []
  for (let start = 0; start < all.length; ) {
    let end = start + 1
    while (end < all.length && all.source[end] === all.source[start]) end++
    const ends = isDescending ? { at: end - 1, step: -1 as const } : { at: start, step: 1 as const }
    runs.push({ ...ends, left: end - start, key: undefined })
    start = end
  }
  return runs
}

const placeOf = ([run]: readonly Run[], rank: number) => (run ? run.at + run.step * rank : 0)

const isBefore = (all: Candidates, run: Run, other: Run): boolean => {
  if (run === other || run.left === 0 || other.left === 0) return run.left > other.left && other.left === 0
  return run.step * compareHeads(all, run, other) < 0
}

const compareHeads = (all: Candidates, run: Run, other: Run): number =>
  compareReading(headOf(all, run), headOf(all, other)) ||
  compareText(sourceAt(all, run.at).view.gateway, sourceAt(all, other.at).view.gateway)

const headOf = (all: Candidates, run: Run): GroupingKey => {
  run.key ??= sourceAt(all, run.at).view.labels(all.row[run.at] ?? 0)
  return run.key
}
