import type { Expectation as ExpectedRhythm, GroupState, IdentityDoubt, Matcher } from '@gatehouse/domain'

export type Expectation = ExpectedRhythm & { readonly rule: string | null }

/** How old an answer is, per gateway. `receivedAt` is ours: the monotonic clock when the answer arrived. */
export type AsOf = {
  readonly gateway: string
  readonly readAt: number | null
  readonly now: number | null
  readonly frozen: boolean
  readonly receivedAt: number
}

export type GatewayErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'refused-redirect'
  | 'unauthorized'
  | 'bad-status'
  | 'too-large'
  | 'not-a-pushgateway'
  | 'broken-answer'

export type GatewayError = {
  readonly code: GatewayErrorCode
  readonly message: string
  readonly since: number
  readonly attempts: number
  readonly nextAttemptAt: number
}

export type Gateway = {
  readonly name: string
  readonly url: string
  readonly note: string | null
  readonly up: boolean
  readonly lastReadAt: number | null
  readonly now: number | null
  readonly error: GatewayError | null
  readonly serverNow: number
  readonly version: string | null
  readonly flags: Readonly<Record<string, string>>
  readonly startedAt: number | null
  readonly groups: number
  readonly series: number
  readonly pollEveryMs: number
  readonly readOnly: boolean
}

export type Writes = { readonly allowed: boolean; readonly reason: null | 'read-only' | 'open-listener' }

export type GatewaysAnswer = {
  readonly version: string
  readonly writes: Writes
  readonly gateways: readonly Gateway[]
  readonly receivedAt: number
}

export type StateCounts = Readonly<Record<GroupState, number>>

export type GroupRow = {
  readonly id: string
  readonly gateway: string
  readonly labels: Readonly<Record<string, string>>
  readonly state: GroupState
  readonly lastPushAt: number | null
  readonly lastFailureAt: number | null
  readonly missingSince: number | null
  readonly overdueIntervals: number | null
  readonly superseded: null
  readonly expectation: Expectation
  readonly families: number
  readonly series: number
  readonly collisions: readonly never[]
  readonly pushes: readonly number[]
  readonly refusals: null | { readonly since: number; readonly seen: number }
  readonly identityDoubt: IdentityDoubt | null
}

export type AgeBucket = { readonly upTo: number | null; readonly groups: number; readonly stale: number }

export type GroupsAnswer = {
  readonly asOf: readonly AsOf[]
  readonly total: number
  readonly matched: number
  readonly series: number
  readonly totalSeries: number
  readonly matchers: readonly (Matcher & { readonly groups: number })[]
  readonly counts: StateCounts
  readonly ages: readonly AgeBucket[]
  readonly groups: readonly GroupRow[]
}

type Labels = Readonly<Record<string, string>>

export type MetricSeries =
  | { readonly labels: Labels; readonly value: string }
  | {
      readonly labels: Labels
      readonly count: string
      readonly sum: string
      readonly buckets: readonly (readonly [string, string])[]
      readonly nativeBuckets: readonly (readonly [number, string, string, string])[]
    }
  | {
      readonly labels: Labels
      readonly count: string
      readonly sum: string
      readonly quantiles: readonly (readonly [string, string])[]
    }

export type Metric = {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'summary' | 'histogram' | 'gauge_histogram' | 'untyped'
  readonly help: string
  readonly timestamp: number | null
  readonly series: readonly MetricSeries[]
}

export type GroupAnswer = {
  readonly group: GroupRow
  readonly asOf: AsOf
  readonly metrics: readonly Metric[]
  readonly text: string
}

export type JobRow = {
  readonly job: string
  readonly gateway: string
  readonly groups: number
  readonly counts: StateCounts
  readonly lastPushAt: number | null
  readonly oldestPushAt: number | null
  readonly series: number
  readonly expectation: Expectation | null
}

export type JobsAnswer = { readonly asOf: readonly AsOf[]; readonly total: number; readonly jobs: readonly JobRow[] }

export type LabelsAnswer = {
  readonly names: readonly { readonly name: string; readonly groups: number }[]
  readonly values: readonly { readonly value: string; readonly groups: number }[]
}

export type GroupsFilter = {
  readonly gateway?: readonly string[]
  readonly match?: string
  readonly state?: readonly GroupState[]
  readonly olderThan?: number
  readonly youngerThan?: number
}

export type PlanSelection = { readonly ids: readonly string[] } | GroupsFilter

export type PlanRequest = {
  readonly selection: PlanSelection
  readonly includeFresh?: boolean
  readonly reason?: string
}

export type PlanItem = Pick<GroupRow, 'id' | 'gateway' | 'labels' | 'state' | 'lastPushAt' | 'series'>

export type KeptReason = 'fresh' | 'identity-in-doubt' | 'gateway-read-only' | 'gateway-unreadable'

export type Plan = {
  readonly id: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly total: number
  readonly series: number
  readonly confirm: string | null
  readonly items: readonly PlanItem[]
  readonly kept: readonly (PlanItem & { readonly reason: KeptReason })[]
}

export type Outcome = 'deleted' | 'already-gone' | 'skipped' | 'came-back' | 'failed'

export type RunResult = Pick<GroupRow, 'id' | 'gateway' | 'labels'> & {
  readonly outcome: Outcome
  readonly detail: string | null
}

export type Run = {
  readonly id: string
  readonly planId: string
  readonly state: 'running' | 'done'
  readonly stopped: boolean
  readonly startedAt: number
  readonly endedAt: number | null
  readonly total: number
  readonly done: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly results: readonly RunResult[]
}
