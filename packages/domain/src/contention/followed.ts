import type { Count } from './counts.ts'
import { valueLimit } from './interleaving.ts'
import { type PushPicture, pushedFamilies } from './push-picture.ts'

const followedLimit = 4

/** The latest values of a series that fell, and when they were pushed, oldest first; never the same value twice in a row. */
export type Followed = Omit<Count, 'value'> & { readonly times: readonly number[]; readonly values: readonly number[] }

const isSameSeries = (a: Omit<Count, 'value'>, b: Omit<Count, 'value'>) =>
  a.family === b.family && a.series === b.series && a.kind === b.kind

/** Follows at most four series from their first fall on. One that has only grown since, or is gone, is let go. */
export const follow = (followed: readonly Followed[], before: PushPicture, after: PushPicture): readonly Followed[] => {
  const names = new Set(pushedFamilies(after).map(({ name }) => name))
  const pushed = after.counts.filter(({ family }) => names.has(family))
  const goesOn = followed.map((one) => extend(one, pushed, after.pushedAt)).filter(isWorthwhile(after.pushedAt))
  const fallen = pushed
    .filter((count) => !goesOn.some((one) => isSameSeries(one, count)))
    .flatMap((count) => startFollowing(count, before, after.pushedAt))
  const all = [...goesOn, ...fallen].slice(0, followedLimit)
  return all.length === followed.length && all.every((one, i) => one === followed[i]) ? followed : all
}

const extend = (one: Followed, counts: readonly Count[], at: number): Followed => {
  const value = counts.find((count) => isSameSeries(one, count))?.value
  if (value === undefined || value === one.values.at(-1)) return one
  const times = [...one.times, at].slice(-valueLimit)
  return { ...one, times, values: [...one.values, value].slice(-valueLimit) }
}

const isWorthwhile =
  (now: number) =>
  ({ times, values }: Followed) => {
    const [first = 0, last = 0] = [times[0], times.at(-1)]
    const falls = values.some((value, i) => value < Number(values[i - 1]))
    return falls && now - last <= 4 * (last - first)
  }

const startFollowing = (count: Count, before: PushPicture, at: number): readonly Followed[] => {
  const earlier = before.counts.find((one) => isSameSeries(one, count))?.value
  if (earlier === undefined || earlier <= count.value) return []
  const { kind, family, series, value } = count
  return [{ kind, family, series, times: [before.pushedAt, at], values: [earlier, value] }]
}
