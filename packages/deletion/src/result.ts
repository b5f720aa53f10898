import type { OutcomeReason, SeenGroup, Verdict } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import type { Result, RunDeps } from './ports.ts'

/** What became of an item. */
export const resultOf = (item: SeenGroup, { outcome, reason, detail }: Verdict): Result => ({
  id: item.id,
  item,
  outcome,
  reason,
  detail,
})

/** The result of an item whose group was not touched, and why. */
export const untouched = (item: SeenGroup, reason: OutcomeReason, why: string): Result =>
  resultOf(item, { outcome: 'failed', reason, detail: `nothing was deleted: ${why}` })

/** Writes results down. What cannot be written is said in the results themselves. */
export const conclude = async (
  { activity, runId }: Pick<RunDeps, 'activity' | 'runId'>,
  results: readonly Result[],
): Promise<readonly Result[]> => {
  if (results.length === 0) return results
  const recorded = await attempt(() => activity.conclude(runId, results))
  if (recorded.ok) return results
  return results.map((one) => ({ ...one, detail: `${one.detail}; not recorded: ${recorded.reason}` }))
}
