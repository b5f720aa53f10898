import type { GroupState } from '@gatehouse/domain'

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

export type AgeBucket = { readonly upTo: number | null; readonly groups: number; readonly stale: number }

/** Counts groups by the age of their last accepted push. A bucket holds ages up to and including its bound. */
export const ageHistogram = (groups: Iterable<{ age: number | undefined; state: GroupState }>): AgeBucket[] => {
  const buckets = [...ageBounds, null].map((upTo) => ({ upTo, groups: 0, stale: 0 }))
  for (const { age, state } of groups) {
    if (age === undefined) continue
    const bucket = buckets.find(({ upTo }) => upTo === null || age <= upTo)
    if (!bucket) continue
    bucket.groups++
    if (state === 'stale') bucket.stale++
  }
  return buckets
}
