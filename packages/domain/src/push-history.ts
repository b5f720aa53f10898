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

/**
 * Folds one read of a group into its history; `previousFailure` is the failure time of the read before. Reading the
 * same times again changes nothing. Pushes that lie ahead of the newest were seen by a clock that was set back since.
 */
export const remember = (history: PushHistory, { pushedAt, failedAt }: Times, previousFailure: number): PushHistory => {
  const pushes = addPush(history.pushes, pushedAt)
  if (failedAt <= pushedAt) return { pushes, refusedSince: 0, refusals: 0 }
  const { refusedSince, refusals } = history
  const continues = refusals > 0 && refusedSince > pushedAt && refusedSince <= failedAt
  if (!continues) return { pushes, refusedSince: failedAt, refusals: 1 }
  return { pushes, refusedSince, refusals: failedAt === previousFailure ? refusals : refusals + 1 }
}

const addPush = (pushes: readonly number[], pushedAt: number): readonly number[] => {
  if (pushedAt === 0 || pushes.at(-1) === pushedAt) return pushes
  return [...pushes.filter((time) => time < pushedAt), pushedAt].slice(-recentPushLimit)
}
