import type { Gateway, GroupRow } from '../../lib/wire.ts'

const readsLater = 4
const patience = 60_000

/**
 * The restart a missing group was lost in, or undefined: the gateway started after the last push, and the group was not
 * there any more by the first reads after that.
 */
export const lostByRestart = (
  { lastPushAt, missingSince }: Pick<GroupRow, 'lastPushAt' | 'missingSince'>,
  { startedAt, pollEveryMs, flags }: Gateway,
) => {
  if (startedAt === null || missingSince === null || lastPushAt === null || startedAt <= lastPushAt) return undefined
  const isPrompt = missingSince >= startedAt && missingSince - startedAt <= Math.max(readsLater * pollEveryMs, patience)
  return isPrompt ? { startedAt, inMemory: flags['persistence.file'] === '' } : undefined
}
