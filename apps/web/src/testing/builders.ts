import { type CollisionKind, collisionKinds } from '@gatehouse/domain'
import type {
  Collision,
  CollisionClaim,
  CollisionFix,
  CollisionSide,
  CollisionsAnswer,
  Gateway,
  GatewaysAnswer,
  GroupRow,
  GroupsAnswer,
  Plan,
  PlanItem,
  Run,
  RunResult,
  StateCounts,
} from '../lib/wire.ts'

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
  pollIntervalMs: 15_000,
  pollEveryMs: 15_000,
  lastReadTookMs: 12,
  readOnly: false,
  scrape: { state: 'ok', checkedAt: noon, since: noon, message: null },
  collisions: { error: 0, warning: 0, note: 0 },
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

const countStates = (groups: readonly Pick<GroupRow, 'state'>[]): StateCounts => {
  const counted = { failing: 0, never: 0, missing: 0, stale: 0, late: 0, ahead: 0, fresh: 0 }
  for (const { state } of groups) counted[state] += 1
  return counted
}

export const groupsAnswer = (groups: readonly GroupRow[], given: Partial<GroupsAnswer> = {}): GroupsAnswer => ({
  asOf: [{ gateway: 'prod', readAt: noon - 3000, now: noon, frozen: false, receivedAt: 0 }],
  total: groups.length,
  collisions: 0,
  matched: groups.length,
  series: groups.reduce((sum, { series }) => sum + series, 0),
  totalSeries: groups.reduce((sum, { series }) => sum + series, 0),
  matchers: [],
  counts: countStates(groups),
  ages: [],
  groups,
  ...given,
})

/** A plan as the server answers it, with its first window of up to 1,000 items. */
export const aPlan = (items: readonly PlanItem[], given: Partial<Plan> = {}): Plan => {
  const kept = given.kept ?? []
  const keptCounts = { fresh: 0, 'identity-in-doubt': 0, 'gateway-read-only': 0, 'gateway-unreadable': 0 }
  for (const { reason } of kept) keptCounts[reason] += 1
  return {
    id: 'plan-1',
    createdAt: noon,
    expiresAt: noon + minutes(15),
    total: items.length,
    series: items.reduce((sum, { series }) => sum + series, 0),
    states: countStates(items),
    gateways: [...new Set([...items, ...kept].map(({ gateway }) => gateway))],
    confirm: null,
    items: items.slice(0, 1000),
    keptTotal: kept.length,
    keptCounts,
    kept,
    ...given,
  }
}

/** A run over so many groups, with these results so far. */
export const aRun = (results: readonly RunResult[], given: Partial<Run> = {}): Run => {
  const outcomes = { deleted: 0, 'already-gone': 0, skipped: 0, 'came-back': 0, failed: 0 }
  const reasons: Partial<Record<RunResult['reason'], number>> = {}
  for (const { outcome, reason } of results) {
    outcomes[outcome] += 1
    reasons[reason] = (reasons[reason] ?? 0) + 1
  }
  return {
    id: 'run-1',
    planId: 'plan-1',
    gateways: ['prod'],
    waiting: false,
    state: 'running',
    stopped: false,
    startedAt: noon,
    endedAt: null,
    total: 2,
    done: results.length,
    unproven: 0,
    outcomes,
    reasons,
    results,
    ...given,
  }
}

/** What the server answers for a run: of the results only the window that was asked for. */
export const runAnswer = (run: Run, { searchParams }: URL): Run => {
  const outcomes = searchParams.getAll('outcome')
  const wanted = run.results.filter(({ outcome }) => outcomes.length === 0 || outcomes.includes(outcome))
  const from = Number(searchParams.get('from') ?? 0)
  return { ...run, results: wanted.slice(from, from + Number(searchParams.get('limit') ?? 1000)) }
}

export const aClaim = (metric: string, given: Partial<CollisionClaim> = {}): CollisionClaim => ({
  metric,
  labels: null,
  type: 'gauge',
  help: null,
  value: '1',
  ...given,
})

export const aSide = (
  labels: Record<string, string>,
  {
    group,
    ...given
  }: Partial<Omit<CollisionSide, 'group'>> & { readonly group?: Partial<CollisionSide['group']> } = {},
): CollisionSide => {
  const { id, lastPushAt, state, series } = aGroup(labels)
  return {
    group: { id, labels, state, lastPushAt, series, ...group },
    claims: [],
    highlight: [],
    trueLabels: null,
    ...given,
  }
}

export const aFix = (given: Partial<CollisionFix> = {}): CollisionFix => ({
  action: 'delete',
  summary: 'Delete the older group. Nothing has pushed to it for 9 days, and the other one is alive.',
  groups: ['old'],
  command: null,
  ...given,
})

export const aCollision = (kind: CollisionKind, given: Partial<Collision> = {}): Collision => ({
  id: `${kind}-1`,
  gateway: 'prod',
  kind,
  severity: collisionKinds[kind].severity,
  effects: [...collisionKinds[kind].effects],
  certainty: 'certain',
  title: `A ${kind}`,
  summary: `What a ${kind} is.`,
  details: [],
  metric: null,
  since: noon - minutes(41),
  sides: [],
  groups: given.sides?.length ?? 0,
  refused: 0,
  fixes: [],
  ...given,
})

/** What the server answers for all these collisions: those that a question is about. */
export const collisionsAnswer = (
  all: readonly Collision[],
  url?: URL,
  given: Partial<CollisionsAnswer> = {},
): CollisionsAnswer => {
  const asked = (name: string) => url?.searchParams.getAll(name) ?? []
  const isAsked = (name: string, value: string) => asked(name).length === 0 || asked(name).includes(value)
  const [group] = asked('group')
  const wanted = all.filter(
    ({ kind, severity, sides }) =>
      isAsked('kind', kind) &&
      isAsked('severity', severity) &&
      (group === undefined || sides.some((side) => side.group.id === group)),
  )
  const counts = { error: 0, warning: 0, note: 0 }
  for (const { severity } of all) counts[severity] += 1
  return {
    asOf: [{ gateway: 'prod', readAt: noon - 3000, now: noon, frozen: false, receivedAt: performance.now() }],
    scrapes: [
      {
        gateway: 'prod',
        state: 'ok',
        checkedAt: noon - 3000,
        since: noon - 60_000,
        message: null,
        checksPushes: null,
        dropped: false,
      },
    ],
    counts,
    kinds: [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, found]) => ({
      kind,
      severity: collisionKinds[kind].severity,
      count: found.length,
    })),
    total: wanted.length,
    listed: all.length,
    collisions: wanted.slice(0, Number(asked('limit')[0] ?? 100)),
    resolved: [],
    ...given,
  }
}
