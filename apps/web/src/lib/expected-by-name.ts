import type { GroupRow } from './wire.ts'

/** Whether a group was never there: it is only known because a rule names exactly this key. */
export const isExpectedByName = ({ state, lastPushAt, lastFailureAt, pushes }: GroupRow): boolean =>
  state === 'missing' && lastPushAt === null && lastFailureAt === null && pushes.length === 0
