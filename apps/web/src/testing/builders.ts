import type { Gateway, GatewaysAnswer, GroupRow, GroupsAnswer, StateCounts } from '../lib/wire.ts'

/** Noon, as the fake gateway's clock shows it. */
export const noon = Date.UTC(2026, 0, 15, 12)

export const minutes = (n: number) => n * 60_000

export const aGroup = (labels: Record<string, string>, given: Partial<GroupRow> = {}): GroupRow => ({
  id: Object.entries(labels)
    .map((pair) => pair.join('='))
    .join(','),
  gateway: 'prod',
  labels,
  state: 'fresh',
  lastPushAt: noon - minutes(26),
  lastFailureAt: null,
  missingSince: null,
  overdueIntervals: null,
  superseded: null,
  expectation: { source: 'default', every: null, grace: null, staleAfter: minutes(36 * 60), rule: null },
  families: 3,
  series: 28,
  collisions: [],
  pushes: [noon - minutes(26)],
  refusals: null,
  identityDoubt: null,
  ...given,
})

export const aGateway = (given: Partial<Gateway> = {}): Gateway => ({
  name: 'prod',
  url: 'http://push.example:9091',
  note: null,
  up: true,
  lastReadAt: noon - 3000,
  now: noon,
  error: null,
  serverNow: noon,
  version: '1.11.1',
  flags: {},
  startedAt: noon - minutes(6000),
  groups: 3,
  series: 84,
  pollEveryMs: 15_000,
  readOnly: false,
  ...given,
})

export const gatewaysAnswer = (
  gateways: readonly Gateway[] = [aGateway()],
  given: Partial<GatewaysAnswer> = {},
): GatewaysAnswer => ({
  version: '0.1.0',
  writes: { allowed: true, reason: null },
  gateways,
  receivedAt: 0,
  ...given,
})

const countStates = (groups: readonly GroupRow[]): StateCounts => {
  const counted = { failing: 0, never: 0, missing: 0, stale: 0, late: 0, ahead: 0, fresh: 0 }
  for (const { state } of groups) counted[state] += 1
  return counted
}

export const groupsAnswer = (groups: readonly GroupRow[], given: Partial<GroupsAnswer> = {}): GroupsAnswer => ({
  asOf: [{ gateway: 'prod', readAt: noon - 3000, now: noon, frozen: false, receivedAt: 0 }],
  total: groups.length,
  matched: groups.length,
  series: groups.reduce((sum, { series }) => sum + series, 0),
  totalSeries: groups.reduce((sum, { series }) => sum + series, 0),
  matchers: [],
  counts: countStates(groups),
  ages: [],
  groups,
  ...given,
})
