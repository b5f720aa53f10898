/** A generator of numbers from 0 to 1, the same for the same seed: Mulberry32. */
export const randomNumbers = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const first = Math.imul(state ^ (state >>> 15), 1 | state)
    const second = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first
    return ((second ^ (second >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 to just below the limit. */
export const below = (random: () => number, limit: number): number => Math.floor(random() * limit)
