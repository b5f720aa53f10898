/** Pushes that must be seen before two interleaved sequences prove anything. */
export const leastPushes = 6

/** How many values of a series are kept. */
export const valueLimit = 16

const leastSwitches = 4

const leastFalls = 5

/** Two sequences lie this many times further apart than each of them spreads. */
const apart = 8

/** For each value whether it belongs to the upper sequence. */
type Split = readonly boolean[]

/**
 * Splits values into two strictly growing sequences that take turns at least four times; null when they do not, or when
 * a process that starts anew could give the same. Such a process may fall anywhere, mostly to the ground. So few values
 * must lie in two narrow bands far apart, and below ten their steps must be even; sixteen may be close if no fall is deep.
 */
export const splitInTwo = (values: readonly number[]): Split | null => {
  if (values.length < leastPushes) return null
  const split = inTwoBands(values) ?? (values.length >= valueLimit ? inTwoRows(values) : null)
  return split !== null && switchCount(split) >= leastSwitches ? split : null
}

const switchCount = (split: Split) => split.filter((isUpper, i) => i > 0 && isUpper !== split[i - 1]).length

const isGrowing = (values: readonly number[]) => values.every((value, i) => i === 0 || value > Number(values[i - 1]))

const spread = (values: readonly number[]) => Number(values.at(-1)) - Number(values[0])

const isEven = (values: readonly number[]) => {
  const steps = values.slice(1).map((value, i) => value - Number(values[i]))
  return Math.max(...steps) <= 1.5 * Math.min(...steps)
}

const inTwoBands = (values: readonly number[]): Split | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const gaps = sorted.slice(1).map((value, i) => value - Number(sorted[i]))
  const gap = Math.max(...gaps)
  const bound = Number(sorted[gaps.indexOf(gap)])
  const bands = [values.filter((value) => value <= bound), values.filter((value) => value > bound)]
  const isBand = (band: readonly number[]) =>
    band.length >= 3 && isGrowing(band) && spread(band) * apart <= gap && (values.length >= 10 || isEven(band))
  return bands.every(isBand) ? values.map((value) => value > bound) : null
}

/** Each value continues the row whose end is nearest below it. If two rows suffice, this finds them. */
const inTwoRows = (values: readonly number[]): Split | null => {
  const falls = values.flatMap((value, i) => (value < Number(values[i - 1]) ? [value / Number(values[i - 1])] : []))
  if (falls.length < leastFalls || Math.min(...falls) < 0.5) return null
  const ends = { upper: Number.NEGATIVE_INFINITY, lower: Number.NEGATIVE_INFINITY }
  const split = values.map((value) => {
    if (value > ends.upper) {
      ends.upper = value
      return true
    }
    if (value <= ends.lower) return null
    ends.lower = value
    return false
  })
  return split.every((side) => side !== null) ? split : null
}

/**
 * Whether each turn one way comes at once and each turn the other way after a pause, as from a script that pushes at its
 * start and at its end.
 */
export const isInPairs = (split: Split, times: readonly number[]): boolean => {
  const turns = (isUp: boolean) =>
    split.flatMap((isUpper, i) =>
      i > 0 && isUpper === isUp && split[i - 1] === !isUp ? [Number(times[i]) - Number(times[i - 1])] : [],
    )
  const [up, down] = [turns(true), turns(false)]
  return Math.max(...up) * 2 < Math.min(...down) || Math.max(...down) * 2 < Math.min(...up)
}

/** How often an earlier value comes back after another. A process that starts anew never has an older start time. */
export const returnsOf = (values: readonly number[]): number =>
  values.filter((value, i) => value !== values[i - 1] && values.slice(0, Math.max(i - 1, 0)).includes(value)).length
