import { compareText } from '@gatehouse/domain'
import { type Candidates, sourceAt } from './candidates.ts'
import { compareReading } from './compare-reading.ts'

/**
 * The candidates of rank `from` up to but not including `to`, in the order people read keys over all sources; equal keys
 * go by the name of their gateway. Each source has that order already, so this merges them, no further than `to`.
 */
export const mergedSlice = (all: Candidates, from: number, to: number): Uint32Array => {
  const runs = runsOf(all)
  const window: number[] = []
  const end = Math.min(to, all.length)
  for (let rank = 0; rank < end; rank++) {
    const first = runs.reduce((least, run) => (isBefore(run, least) ? run : least))
    if (rank >= from) window.push(first.at)
    advance(all, first)
  }
  return Uint32Array.from(window)
}

type Run = {
  at: number
  readonly end: number
  readonly gateway: string
  key: ReturnType<typeof keyAt> | undefined
}

const keyAt = (all: Candidates, candidate: number) => sourceAt(all, candidate).view.labels(all.row[candidate] ?? 0)

/** The candidates of each source, one behind the other. */
const runsOf = (all: Candidates): Run[] => {
  const runs: Run[] = []
  for (let at = 0; at < all.length; ) {
    let end = at + 1
    while (end < all.length && all.source[end] === all.source[at]) end++
    runs.push({ at, end, gateway: sourceAt(all, at).view.gateway, key: keyAt(all, at) })
    at = end
  }
  return runs
}

const advance = (all: Candidates, run: Run) => {
  run.at++
  run.key = run.at < run.end ? keyAt(all, run.at) : undefined
}

const isBefore = (run: Run, other: Run): boolean => {
  if (!run.key || !other.key) return run.key !== undefined && other.key === undefined
  return (compareReading(run.key, other.key) || compareText(run.gateway, other.gateway)) < 0
}
