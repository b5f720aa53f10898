import type { Frame } from '../browser/frames.ts'
import { quantile } from '../statistics.ts'
import type { Finding } from './finding.ts'
import { short } from './print.ts'
import { limited } from './ratios.ts'

// A screen of 60 Hz shows a frame every 16.7 ms; what the page's clock tells of it is a little off.
const everyMs = 1000 / 60
const slack = 0.5

const timeOf = (frames: readonly Frame[]) => frames.reduce((sum, { interval }) => sum + interval, 0)

const share = (part: number, whole: number) => (100 * part) / Math.max(1, whole)

/** The longest stretch of frames for which something holds, in ms. */
const longestTime = (frames: readonly Frame[], holds: (frame: Frame) => boolean): number => {
  let [current, longest] = [0, 0]
  for (const frame of frames) {
    current = holds(frame) ? current + frame.interval : 0
    longest = Math.max(longest, current)
  }
  return longest
}

/** How many of a hundred frames came so many too late, or more. */
const lateBy = (intervals: readonly number[], missed: number) =>
  share(intervals.filter((ms) => ms > everyMs * missed + slack).length, intervals.length)

type Recorded = {
  readonly what: string
  readonly frames: readonly Frame[]
  /** Frames in which nothing went on: how late they are, is the machine's doing. */
  readonly idle: readonly Frame[]
}

/** How evenly frames came while something went on. What is held against the target is the 95th of a hundred. */
export const evenness = ({ what, frames, idle }: Recorded): Finding => {
  const intervals = frames.map(({ interval }) => interval)
  const still = idle.map(({ interval }) => interval)
  const late = [1, 2, 3].map((missed) => short(lateBy(intervals, missed))).join(' / ')
  return limited({
    what: `${what}: frame times`,
    unit: 'ms',
    note: `p99 ${short(quantile(intervals, 0.99))} ms; above 16.7 / 33.3 / 50 ms: ${late} %`,
    ours: intervals,
    measured: quantile(intervals, 0.95),
    target: 33.4 + slack,
    stretch: everyMs + slack,
    other: { side: 'idle', samples: still },
  })
}

const isOnItsWay = ({ waiting, absent }: Frame) => waiting + absent > 0
const isBlank = (frame: Frame) => frame.filled === 0 && isOnItsWay(frame)

/** For how long rows in sight did not say anything yet. */
export const blankness = ({ what, frames }: Recorded): readonly Finding[] => {
  const longest = (name: string, holds: (frame: Frame) => boolean): Finding => ({
    what: `${what}: ${name}, longest`,
    unit: 'ms',
    note: `${short(share(timeOf(frames.filter(holds)), timeOf(frames)))} % of the time`,
    ours: [longestTime(frames, holds)],
  })
  const scrolled = (frames.at(-1)?.scrolled ?? 0) - (frames[0]?.scrolled ?? 0)
  return [
    longest('a row in sight on its way', isOnItsWay),
    longest('no row in sight filled', isBlank),
    {
      what: `${what}: rows in sight that are not there at all, most`,
      unit: 'rows',
      ours: [Math.max(0, ...frames.map(({ absent }) => absent))],
    },
    { what: `${what}: speed`, unit: 'px/s', ours: [(1000 * scrolled) / timeOf(frames)] },
  ]
}
