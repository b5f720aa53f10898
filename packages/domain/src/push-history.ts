/** How many recent push times are kept for each group. */
export const recentPushLimit = 6

/**
 * What successive reads saw of one group. `pushes` are the distinct push times seen, oldest first. `refusedSince` is
 * the first refusal seen after the last accepted push (0: none) and `refusals` how many of them were seen: at least
 * that many happened, since several may fall between two reads. Times in epoch ms.
 */
export type PushHistory = {
  readonly pushes: readonly number[]
  readonly refusedSince: number
  readonly refusals: number
}

/** The history before the first read. */
export const noHistory: PushHistory = { pushes: [], refusedSince: 0, refusals: 0 }

type Times = { readonly pushedAt: number; readonly failedAt: number }

/** Folds one read of a group into its history. Reading the same times again changes nothing. */
export const remember = (history: PushHistory, { pushedAt, failedAt }: Times, previousFailure: number): PushHistory => {
  const pushes =
    pushedAt === 0 || history.pushes.at(-1) === pushedAt
      ? history.pushes
      : [...history.pushes, pushedAt].slice(-recentPushLimit)
  if (failedAt <= pushedAt) return { pushes, refusedSince: 0, refusals: 0 }
  if (history.refusals > 0 && failedAt === previousFailure && pushes === history.pushes) return history
  const continues = history.refusals > 0 && history.refusedSince > pushedAt
  if (!continues) return { pushes, refusedSince: failedAt, refusals: 1 }
  return { pushes, refusedSince: history.refusedSince, refusals: history.refusals + (failedAt === previousFailure ? 0 : 1) }
}
