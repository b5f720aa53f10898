import type { IdentityDoubt } from './identity.ts'
import { isInDoubt, type SeenGroup } from './plan.ts'

/** What became of one item of a plan. 202 from the gateway is none of these. */
export const outcomes = ['deleted', 'already-gone', 'skipped', 'came-back', 'failed'] as const

export type Outcome = (typeof outcomes)[number]

/** Why an item ended as it did: codes that stay, beside texts that may be reworded. */
export const outcomeReasons = [
  // deleted
  'gone',
  'gone-with-a-push',
  // already-gone
  'not-there',
  // skipped
  'pushed-again',
  'push-refused',
  'identity-in-doubt',
  'returned',
  'stopped',
  // came-back
  'pushed-after',
  // failed
  'gateway-not-watched',
  'gateway-unreadable',
  'not-captured',
  'not-recorded',
  'delete-not-taken',
  'unproven',
] as const

export type OutcomeReason = (typeof outcomeReasons)[number]

/** A group as a later read shows it; undefined when it is not there. */
export type Found =
  | { readonly pushedAt: number; readonly failedAt: number; readonly doubt: IdentityDoubt | null }
  | undefined

/** What became of an item, why as a code, and why as a person reads it. */
export type Verdict = { readonly outcome: Outcome; readonly reason: OutcomeReason; readonly detail: string }

const hasChanged = (item: SeenGroup, found: NonNullable<Found>) =>
  found.pushedAt !== item.pushedAt || found.failedAt !== item.failedAt

/** Judges a fresh read before the delete: null when the item may go, otherwise why it does not. */
export const judgeBefore = (item: SeenGroup, found: Found): Verdict | null => {
  if (found === undefined) return { outcome: 'already-gone', reason: 'not-there', detail: 'it was not there any more' }
  // It was to be forgotten, and what is forgotten was never meant to be deleted.
  if (item.state === 'missing') return skipped('returned', 'it is back, and kept')
  if (isInDoubt(item, found.doubt)) return skipped('identity-in-doubt', 'its identity is in doubt')
  if (!hasChanged(item, found)) return null
  const isRefused = found.pushedAt === item.pushedAt
  return isRefused
    ? skipped('push-refused', 'kept: another push to it was refused meanwhile')
    : skipped('pushed-again', 'it was pushed again, and kept')
}

const skipped = (reason: OutcomeReason, detail: string): Verdict => ({ outcome: 'skipped', reason, detail })

/** What a read after a delete shows: the group is gone, still as it was, another one, or surely a later one. */
export type Aftermath = 'gone' | 'waiting' | 'changed' | 'came-back'

/** A gateway's `Date` is rounded down to whole seconds, in ms. */
const dateResolution = 1000

/**
 * Judges a read after a delete that was accepted at `acceptedAt` by the gateway's clock (epoch ms, null when unknown).
 * The gateway works pushes and deletes off in the order they came: a push from before the delete shows as `changed` for
 * a while and goes with the group, one from after it means that the group `came-back`.
 */
export const judgeAfter = (item: SeenGroup, found: Found, acceptedAt: number | null): Aftermath => {
  if (found === undefined) return 'gone'
  // With the same push time a newer refusal only says that the delete still waits its turn.
  if (found.pushedAt === item.pushedAt && (item.pushedAt > 0 || !hasChanged(item, found))) return 'waiting'
  const pushedAt = Math.max(found.pushedAt, found.failedAt)
  return acceptedAt !== null && pushedAt >= acceptedAt + dateResolution ? 'came-back' : 'changed'
}
