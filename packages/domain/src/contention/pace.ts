/** The mean time between pushes, the latest counting most: of late, and in the long run. In ms. */
export type Pace = { readonly gaps: number; readonly now: number; readonly usual: number }

export const noPace: Pace = { gaps: 0, now: 0, usual: 0 }

const settled = 16

/** A gap this many times as long as usual is a pause, and says nothing of the pace. */
const pause = 4

/** Adds a gap. While something is suspected, what is usual stays as it was. */
export const addGap = ({ gaps, now, usual }: Pace, gap: number, isSuspected: boolean): Pace => {
  const toward = (mean: number, weight: number) => {
    if (gaps === 0) return gap
    // The first gaps of all may be the pause.
    const from = gaps < settled ? Math.min(mean, pause * gap) : mean
    return from + (Math.min(gap, pause * from) - from) / Math.min(gaps + 1, weight)
  }
  return { gaps: gaps + 1, now: toward(now, 16), usual: isSuspected ? usual : toward(usual, 64) }
}

/** Whether pushes come much closer together than they used to. Doubled pushers halve the gap. */
export const isHurried = ({ gaps, now, usual }: Pace): boolean => gaps > settled && now < 0.6 * usual
