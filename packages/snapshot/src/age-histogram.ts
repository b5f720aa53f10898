import { type Candidates, runsOf } from './candidates.ts'
import { increment } from './increment.ts'
import { severityOf } from './state-counts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Upper bounds of the age buckets, in ms; what is older falls into a last bucket without bound. */
export const ageBounds = [
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  day,
  3 * day,
  7 * day,
  30 * day,
] as const

const staleState = severityOf('stale')

export type AgeBucket = { readonly upTo: number | null; readonly groups: number; readonly stale: number }

/** Counts groups by the age of their last accepted push. A bucket holds ages up to and including its bound. */
export const ageHistogram = (all: Candidates): AgeBucket[] => {
  const groups = new Uint32Array(ageBounds.length + 1)
  const stale = new Uint32Array(ageBounds.length + 1)
  for (const { source, from, to } of runsOf(all)) {
    const { now, view } = source
    for (let i = from; i < to; i++) {
      const pushedAt = view.pushedAt[all.row[i] ?? 0] ?? 0
      if (pushedAt === 0) continue
      const bucket = bucketOf(now - pushedAt)
      increment(groups, bucket)
      if (all.state[i] === staleState) increment(stale, bucket)
    }
  }
  return [...ageBounds, null].map((upTo, i) => ({ upTo, groups: groups[i] ?? 0, stale: stale[i] ?? 0 }))
}

// Every question asks for every group: an array of plain numbers takes half as long as a list.
const bounds = Float64Array.from(ageBounds)

const bucketOf = (age: number): number => {
  let bucket = 0
  while (bucket < bounds.length && age > (bounds[bucket] ?? 0)) bucket++
  return bucket
}
