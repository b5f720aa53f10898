/** How many refused pushes a gateway counted at a look. Times in epoch ms by its clock, which tells whole seconds. */
type RefusalCount = { readonly at: number; readonly refusedPushes: number }

/** What is remembered of refusals: the last count, and how many looks in a row saw refusals that no group shows. */
export type UntracedRefusals = {
  readonly last: RefusalCount | null
  readonly windows: number
  readonly refusals: number
  readonly from: number
}

/** Before the first look. */
export const noRefusals: UntracedRefusals = { last: null, windows: 0, refusals: 0, from: 0 }

// One such window may be a push that was refused while the groups were being read.
const enoughWindows = 2

const clockResolution = 1000

type Look = RefusalCount & {
  /** The newest failure time of any group, by a read that began after the count was made; 0 for none. */
  readonly newestFailure: number
}

/** Folds one look at the gateway's own counter of refused pushes, and what its groups show of them. */
export const countRefusals = (before: UntracedRefusals, { newestFailure, ...count }: Look): UntracedRefusals => {
  const { last } = before
  const rise = last ? count.refusedPushes - last.refusedPushes : 0
  const isUntraced = last !== null && rise > 0 && newestFailure < last.at - clockResolution
  // A script that fails every hour is silent in between.
  if (last && rise === 0) return { ...before, last: count }
  if (!last || !isUntraced) return { ...noRefusals, last: count }
  return {
    last: count,
    windows: before.windows + 1,
    refusals: before.refusals + rise,
    from: before.windows === 0 ? last.at : before.from,
  }
}

/** Whether refusals without a trace are certain enough to be told. */
export const areUntraced = ({ windows }: UntracedRefusals): boolean => windows >= enoughWindows
