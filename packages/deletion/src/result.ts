import type { OutcomeReason, SeenGroup, Verdict } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import { inSlices } from './in-slices.ts'
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

/** Results that are written at once. */
const size = 500

/** Writes results down. What cannot be written is said in the results themselves. */
export const conclude = async (
  { activity, runId, wait }: Pick<RunDeps, 'activity' | 'runId' | 'wait'>,
  results: readonly Result[],
): Promise<readonly Result[]> => {
  const told: Result[] = []
  const act = async (slice: readonly Result[]) => {
    const recorded = await attempt(() => activity.conclude(runId, slice))
    if (recorded.ok) told.push(...slice)
    else told.push(...slice.map((one) => ({ ...one, detail: `${one.detail}; not recorded: ${recorded.reason}` })))
  }
  await inSlices({ wait }, results, { size, act })
  return told
}
