import type { SeenGroup } from '@gatehouse/domain'
import { inSlices } from './in-slices.ts'
import type { RunDeps } from './ports.ts'

/** Intents that are written at once: each holds a group's content. */
const size = 50

/** Captures groups as they are now and records them; gives those that were there. Throws when it cannot be written. */
export const writeDown = async (
  { gateway, activity, runId, wait }: Pick<RunDeps, 'gateway' | 'activity' | 'runId' | 'wait'>,
  items: readonly SeenGroup[],
): Promise<readonly SeenGroup[]> => {
  if (items.length === 0) return []
  const captures = await gateway.capture(items.map(({ id }) => id))
  const intents = items.flatMap((item) => {
    const capture = captures.get(item.id)
    return capture === undefined ? [] : [{ item, capture }]
  })
  await inSlices({ wait }, intents, { size, act: (slice) => activity.intend(runId, slice) })
  return intents.map(({ item }) => item)
}
