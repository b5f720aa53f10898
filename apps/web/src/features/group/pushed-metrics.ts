import type { Metric } from '../../lib/wire.ts'

const ownOfTheGateway = new Set(['push_time_seconds', 'push_failure_time_seconds'])

/** The families somebody pushed: without those the gateway keeps for every group itself. */
export const pushedMetrics = (metrics: readonly Metric[]): readonly Metric[] =>
  metrics.filter(({ name }) => !ownOfTheGateway.has(name))
