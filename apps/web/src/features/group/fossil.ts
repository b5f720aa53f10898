import type { GroupRow, Metric } from '../../lib/wire.ts'

const hour = 3_600_000

/**
 * Whether an earlier push left this family behind: POST replaces only the families it carries. Pushes in parts are
 * ordinary, so it counts from one expected interval on, or from an hour where none is known.
 */
export const isFossil = (metric: Metric, { lastPushAt, expectation }: GroupRow): boolean =>
  lastPushAt !== null && lastPushAt - metric.timestamp > (expectation.every ?? hour)
