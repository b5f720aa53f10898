import type { SeenGroup } from '@gatehouse/domain'
import type { RunDeps } from './ports.ts'

/** Captures groups as they are now and records them; gives those that were there. Throws when it cannot be written. */
export const writeDown = async (
  { gateway, activity, runId }: Pick<RunDeps, 'gateway' | 'activity' | 'runId'>,
  items: readonly SeenGroup[],
): Promise<readonly SeenGroup[]> => {
  if (items.length === 0) return []
  const captures = await gateway.capture(items.map(({ id }) => id))
  const intents = items.flatMap((item) => {
    const capture = captures.get(item.id)
    return capture === undefined ? [] : [{ item, capture }]
  })
  if (intents.length > 0) activity.intend(runId, intents)
  return intents.map(({ item }) => item)
}
