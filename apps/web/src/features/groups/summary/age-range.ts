import { duration } from '@gatehouse/domain'
import type { AgeBucket } from '../../../lib/wire.ts'
import { period } from '../../../lib/words.ts'

/** What the URL says about ages: empty for no bound. */
export type AgeRange = { readonly older_than: string; readonly younger_than: string }

export const anyAge: AgeRange = { older_than: '', younger_than: '' }

const bound = (ms: number | null | undefined) => (ms === null || ms === undefined ? '' : duration.encode(ms))

/** The range of a bucket; it begins where the one before ends. */
export const rangeOf = (buckets: readonly AgeBucket[], index: number): AgeRange => ({
  older_than: bound(buckets[index - 1]?.upTo),
  younger_than: bound(buckets[index]?.upTo),
})

const lowest = (range: AgeRange) => duration.decode(range.older_than) ?? 0
const highest = (range: AgeRange) => duration.decode(range.younger_than) ?? Number.POSITIVE_INFINITY

/** Whether a bucket lies in the chosen range. */
export const isWithin = (bucket: AgeRange, chosen: AgeRange): boolean =>
  lowest(bucket) >= lowest(chosen) && highest(bucket) <= highest(chosen)

/** The smallest range that holds both. */
export const spanning = (a: AgeRange, b: AgeRange): AgeRange => ({
  older_than: lowest(a) <= lowest(b) ? a.older_than : b.older_than,
  younger_than: highest(a) >= highest(b) ? a.younger_than : b.younger_than,
})

/** "1 h to 4 h", "more than 30 d", "up to 1 m". */
export const rangeWords = (range: AgeRange): string => {
  const [least, most] = [duration.decode(range.older_than), duration.decode(range.younger_than)]
  if (least === undefined) return most === undefined ? 'any time' : `up to ${period(most)}`
  return most === undefined ? `more than ${period(least)}` : `${period(least)} to ${period(most)}`
}
