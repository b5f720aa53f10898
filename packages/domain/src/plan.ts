import type { GroupState } from './group-state.ts'
import type { GroupingKey } from './grouping-key.ts'
import type { IdentityDoubt } from './identity.ts'

/** A group as somebody saw it: what a deletion is decided on. Times in epoch ms, 0 for never, at full precision. */
export type SeenGroup = {
  readonly id: string
  readonly gateway: string
  readonly key: GroupingKey
  readonly state: GroupState
  readonly doubt: IdentityDoubt | null
  /** A doubt that does not stand in the way: the collision it comes from told what `key` truly is. */
  readonly settledDoubt?: IdentityDoubt
  readonly pushedAt: number
  readonly failedAt: number
  readonly series: number
}

/** Why a chosen group is not in the plan. */
export const keptReasons = ['fresh', 'identity-in-doubt', 'gateway-read-only', 'gateway-unreadable'] as const

export type KeptReason = (typeof keptReasons)[number]

export type KeptGroup = SeenGroup & { readonly reason: KeptReason }

/** A frozen list of what will be deleted, and of what was chosen but stays. */
export type Plan = {
  readonly id: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly reason: string
  readonly items: readonly SeenGroup[]
  readonly kept: readonly KeptGroup[]
  /** The text a person has to type before this plan may run; null when none is needed. */
  readonly confirm: string | null
}

/** A plan may be run for 15 minutes, in ms. */
export const planLifetime = 15 * 60_000

/** Plans over more groups than this ask for a typed confirmation. */
export const largePlan = 100

export type PlanRequest = {
  readonly id: string
  readonly now: number
  readonly chosen: readonly SeenGroup[]
  /** Whether fresh groups go, too. They never do unless somebody said so. */
  readonly includeFresh: boolean
  readonly reason: string
  /** How many groups each gateway holds, to see when a plan is all of it. */
  readonly gatewaySizes: ReadonlyMap<string, number>
  readonly obstacleOf: (gateway: string) => 'gateway-read-only' | 'gateway-unreadable' | null
}

/** Freezes a selection into a plan. Every chosen group is either an item or kept with a reason. */
export const freezePlan = (request: PlanRequest): Plan => {
  const judged = request.chosen.map((group) => ({ group, reason: keepReason(group, request) }))
  const items = judged.filter(({ reason }) => reason === null).map(({ group }) => group)
  const kept = judged.flatMap(({ group, reason }) => (reason === null ? [] : [{ ...group, reason }]))
  return {
    id: request.id,
    createdAt: request.now,
    expiresAt: request.now + planLifetime,
    reason: request.reason,
    items,
    kept,
    confirm: confirmation(items, request.gatewaySizes),
  }
}

/** Whether a doubt about a group stands in the way of deleting it. */
export const isInDoubt = ({ settledDoubt }: SeenGroup, doubt: IdentityDoubt | null): boolean =>
  doubt !== null && doubt !== settledDoubt

const keepReason = (group: SeenGroup, { includeFresh, obstacleOf }: PlanRequest): KeptReason | null => {
  const obstacle = obstacleOf(group.gateway)
  if (obstacle !== null) return obstacle
  if (isInDoubt(group, group.doubt) && group.state !== 'missing') return 'identity-in-doubt'
  const isAlive = group.state === 'fresh' || group.state === 'ahead'
  return isAlive && !includeFresh ? 'fresh' : null
}

const confirmation = (items: readonly SeenGroup[], sizes: ReadonlyMap<string, number>): string | null => {
  const perGateway = [...Map.groupBy(items, ({ gateway }) => gateway)]
  const isWhole = perGateway.some(([gateway, { length }]) => length > 1 && length >= (sizes.get(gateway) ?? Infinity))
  if (items.length <= largePlan && !isWhole) return null
  const [only] = perGateway
  return perGateway.length === 1 && only ? only[0] : `${items.length} groups`
}
