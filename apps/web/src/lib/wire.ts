import type { Wire } from './api.ts'

/** Nobody changes an answer. */
type Read<T> = T extends object ? { readonly [K in keyof T]: Read<T[K]> } : T

type Received = { readonly receivedAt: number }

type WithTimes<T extends { asOf: unknown[] }> = Omit<Read<T>, 'asOf'> & { readonly asOf: readonly AsOf[] }

/** How old an answer is, per gateway. `receivedAt` is ours: the monotonic clock when the answer arrived. */
export type AsOf = Read<Wire['groups']['asOf'][number]> & Received

export type GatewaysAnswer = Read<Wire['gateways']> & Received
export type Gateway = GatewaysAnswer['gateways'][number]
export type GatewayError = NonNullable<Gateway['error']>
export type GatewayErrorCode = GatewayError['code']

export type GroupsAnswer = WithTimes<Wire['groups']>
export type GroupRow = GroupsAnswer['groups'][number]
export type Expectation = GroupRow['expectation']
export type StateCounts = GroupsAnswer['counts']
export type AgeBucket = GroupsAnswer['ages'][number]

export type GroupAnswer = Omit<Read<Wire['group']>, 'asOf'> & { readonly asOf: AsOf }
export type Metric = GroupAnswer['metrics'][number]
export type MetricSeries = Metric['series'][number]

export type JobsAnswer = WithTimes<Wire['jobs']>
export type JobRow = JobsAnswer['jobs'][number]

export type CollisionsAnswer = WithTimes<Wire['collisions']>
export type ScrapeHealth = CollisionsAnswer['scrapes'][number]
export type Collision = CollisionsAnswer['collisions'][number]
export type CollisionSide = Collision['sides'][number]
export type CollisionClaim = CollisionSide['claims'][number]
export type CollisionFix = Collision['fixes'][number]
export type ResolvedCollision = CollisionsAnswer['resolved'][number]

export type LabelsAnswer = Read<Wire['labels']>

type PlanRequest = Wire['planRequest']
export type PlanSelection = PlanRequest['selection']
type PlanFilter = Exclude<PlanSelection, { ids: unknown } | { collision: unknown }>
/** A severity, a kind, or the id of one collision. */
export type CollisionFilter = NonNullable<PlanFilter['collisions']>[number]
export type Plan = Read<Wire['plan']>
export type PlanItem = Plan['items'][number]
export type KeptItem = Plan['kept'][number]
export type KeptReason = KeptItem['reason']

export type Run = Read<Wire['run']>
export type RunResult = Run['results'][number]
export type Outcome = RunResult['outcome']

export type TryRequest = Wire['tryRequest']
export type Tried = Read<Wire['tried']>
export type TriedChanges = NonNullable<Tried['changes']>['PUT']
export type TriedViolation = Tried['violations'][number]
export type TryFinding = Tried['findings'][number]
