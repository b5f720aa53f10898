import { judgeBefore, type SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import { mapLimit } from './map-limit.ts'
import type { Activity, Result } from './ports.ts'
import { type Asked, type ReadBack, readBack } from './read-back.ts'
import { resultOf, untouched } from './result.ts'

// The gateway works its queue off one by one; a few at a time keep it busy without filling it.
const deletesAtOnce = 4

export type Stretch = ReadBack & {
  readonly runId: string
  readonly items: readonly SeenGroup[]
  readonly activity: Activity
}

/**
 * Deletes the items of one gateway: read afresh, skip what changed, capture, write down, delete, read back. Every item
 * gets exactly one result, whatever fails. Nothing is deleted that was not captured and written down before.
 */
export const runStretch = async (stretch: Stretch): Promise<readonly Result[]> => {
  const { gateway, items } = stretch
  const judged = await attempt(async () => {
    const reading = await gateway.readAfresh()
    return items.map((item) => ({ item, verdict: judgeBefore(item, reading.find(item.id)) }))
  })
  if (!judged.ok)
    return conclude(
      stretch,
      items.map((item) => untouched(item, judged.reason)),
    )
  const settled = judged.value.flatMap(({ item, verdict }) => (verdict ? [resultOf(item, verdict)] : []))
  const going = judged.value.filter(({ verdict }) => verdict === null).map(({ item }) => item)
  gateway.forget(settled.filter(({ outcome }) => outcome === 'already-gone').map(({ id }) => id))
  return conclude(stretch, [...settled, ...(await removeCaptured(stretch, going))])
}

/** Writes results down. What cannot be written is said in the results themselves. */
export const conclude = async (
  { activity, runId }: Pick<Stretch, 'activity' | 'runId'>,
  results: readonly Result[],
): Promise<readonly Result[]> => {
  const recorded = await attempt(() => activity.conclude(runId, results))
  if (recorded.ok) return results
  return results.map((one) => ({ ...one, detail: `${one.detail}; not recorded: ${recorded.reason}` }))
}

const removeCaptured = async (stretch: Stretch, items: readonly SeenGroup[]): Promise<readonly Result[]> => {
  if (items.length === 0) return []
  const captured = await attempt(() => writeDown(stretch, items))
  if (!captured.ok) return items.map((item) => untouched(item, captured.reason))
  const without = items.filter((item) => !captured.value.includes(item))
  const asked = await askToDelete(stretch, captured.value)
  return [...without.map((item) => untouched(item, 'it could not be captured')), ...(await readBack(stretch, asked))]
}

/** Captures the items and records the intent; gives those that may be deleted now. */
const writeDown = async ({ gateway, activity, runId }: Stretch, items: readonly SeenGroup[]) => {
  const captures = await gateway.capture(items.map(({ id }) => id))
  const intents = items.flatMap((item) => {
    const capture = captures.get(item.id)
    return capture === undefined ? [] : [{ item, capture }]
  })
  if (intents.length > 0) activity.intend(runId, intents)
  return intents.map(({ item }) => item)
}

const askToDelete = ({ gateway }: Stretch, items: readonly SeenGroup[]): Promise<readonly Asked[]> => {
  gateway.forget(items.map(({ id }) => id))
  return mapLimit(items, deletesAtOnce, async (item) => {
    const asked = await attempt(() => gateway.remove(item.key))
    return { item, refusal: asked.ok ? null : asked.reason }
  })
}
