/** What is judged: a ratio of both sides or one of our figures, against the design's target. */
export type Goal = {
  readonly measured: number
  readonly unit: string
  readonly wanted: 'at least' | 'at most'
  readonly target: number
  readonly stretch?: number
}

/** One line of a program's report; both sides' samples are in the same unit. */
export type Finding = {
  readonly what: string
  readonly unit: string
  readonly ours: readonly number[]
  /** Who the other side is, and its samples. */
  readonly other?: { readonly side: string; readonly samples: readonly number[] }
  readonly goal?: Goal
  /** What a reader has to know of these numbers. */
  readonly note?: string
}

export type Verdict = 'met' | 'stretch met' | 'missed'

/** Whether a goal is reached. */
export const verdictOf = ({ measured, wanted, target, stretch }: Goal): Verdict => {
  const reaches = (wish: number) => (wanted === 'at least' ? measured >= wish : measured <= wish)
  if (!reaches(target)) return 'missed'
  return stretch !== undefined && reaches(stretch) ? 'stretch met' : 'met'
}
