/** How many groups come a day: counted over the `last-day`, or `extrapolated` from the shorter time there was. */
export type Growth = { readonly perDay: number; readonly basis: 'last-day' | 'extrapolated' }

const day = 24 * 3_600_000

// A burst of a few minutes tells nothing of a day.
const shortest = 10 * 60_000

const fewest = 10

/**
 * Growth by the push times of groups that were pushed once, for those are when they came; null when too few are known,
 * or over too short a time. Times in epoch ms.
 */
export const growthOf = (cameAt: readonly number[], now: number): Growth | null => {
  const past = cameAt.filter((time) => time > 0 && time <= now)
  const span = now - past.reduce((a, b) => Math.min(a, b), now)
  if (past.length < fewest || span < shortest) return null
  if (span >= day) return { perDay: past.filter((time) => time > now - day).length, basis: 'last-day' }
  return { perDay: Math.round((past.length * day) / span), basis: 'extrapolated' }
}
