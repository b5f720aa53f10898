import type { Collision, CollisionKind } from './collision.ts'

/** How many there are of each kind; a kind that is not there has none. */
export type KindCounts = Readonly<Partial<Record<CollisionKind, number>>>

/** A collision as it is known over time, by the gateway's clock, epoch ms. */
export type KnownCollision = Collision & { readonly since: number }

/**
 * Whether a gateway's metrics page answers. `since` is when that state was first seen, `checkedAt` when it was last
 * looked at; epoch ms by the gateway's clock, null before the first look. `message` is what a failing page said.
 */
export type ScrapeHealth = {
  readonly state: 'unknown' | 'ok' | 'failing'
  readonly checkedAt: number | null
  readonly since: number | null
  readonly message: string | null
}

/** A collision that is gone. `waiting` of the groups that were refused meanwhile have not been pushed to since. */
export type ResolvedCollision = {
  readonly collision: KnownCollision
  readonly resolvedAt: number
  readonly refused: number
  readonly waiting: number
}

/**
 * What is known of the collisions of one gateway. `collisions` are the worst of all that `counts` counts by kind. `checksPushes`
 * is whether the gateway refuses pushes that clash with what is there, null while it has not said.
 */
export type CollisionReport = {
  readonly collisions: readonly KnownCollision[]
  readonly counts: KindCounts
  readonly resolved: readonly ResolvedCollision[]
  readonly scrape: ScrapeHealth
  readonly checksPushes: boolean | null
}

/** What is known before the first look. */
export const noReport: CollisionReport = {
  collisions: [],
  counts: {},
  resolved: [],
  scrape: { state: 'unknown', checkedAt: null, since: null, message: null },
  checksPushes: null,
}
