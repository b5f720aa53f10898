import type { RowWindow } from '../groups-query.ts'

const step = 40
const spare = 20

/** The rows to ask for when these are in sight. It moves in steps, so that a little scrolling asks for nothing. */
export const windowAround = (firstShown: number, lastShown: number): RowWindow => {
  const from = Math.max(0, Math.floor((firstShown - spare) / step) * step)
  // Never less than the first window, or a short list would be asked for once more as soon as it is laid out.
  const to = Math.max(from + 2 * step, Math.ceil((lastShown + 1 + spare) / step) * step)
  return { from, to: Math.min(to, from + 1000) }
}

/** What is asked for before anything was laid out. */
export const firstWindow: RowWindow = windowAround(0, 40)

export const isSameWindow = (a: RowWindow, b: RowWindow): boolean => a.from === b.from && a.to === b.to
