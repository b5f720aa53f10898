import { median } from '../statistics.ts'
import type { Finding, Goal } from './finding.ts'

type Compared = {
  readonly what: string
  readonly unit: string
  readonly ours: readonly number[]
  readonly side: string
  readonly theirs: readonly number[]
  readonly target: number
  readonly stretch?: number
  readonly note?: string
}

const finding = ({ what, unit, ours, side, theirs, note }: Compared, goal: Goal): Finding => ({
  what,
  unit,
  ours,
  other: { side, samples: theirs },
  goal,
  ...(note === undefined ? {} : { note }),
})

const stretchOf = ({ stretch }: Compared) => (stretch === undefined ? {} : { stretch })

/** How many times our median goes into theirs: more is better. */
export const faster = (compared: Compared): Finding => {
  const { ours, theirs, target } = compared
  const measured = median(theirs) / median(ours)
  return finding(compared, { measured, unit: '×', wanted: 'at least', target, ...stretchOf(compared) })
}

/** Our median as a share of theirs: less is better. */
export const shareOf = (compared: Compared): Finding => {
  const { ours, theirs, target } = compared
  const measured = median(ours) / median(theirs)
  return finding(compared, { measured, unit: '×', wanted: 'at most', target, ...stretchOf(compared) })
}

type Limited = Pick<Compared, 'what' | 'unit' | 'ours' | 'target' | 'stretch' | 'note'> & {
  /** What is held against the target: the median unless told otherwise. */
  readonly measured?: number
  readonly other?: NonNullable<Finding['other']>
}

/** A figure of ours that must not grow beyond a limit. */
export const limited = ({ what, unit, ours, target, stretch, note, measured, other }: Limited): Finding => ({
  what,
  unit,
  ours,
  ...(other === undefined ? {} : { other }),
  goal: {
    measured: measured ?? median(ours),
    unit,
    wanted: 'at most',
    target,
    ...(stretch === undefined ? {} : { stretch }),
  },
  ...(note === undefined ? {} : { note }),
})
