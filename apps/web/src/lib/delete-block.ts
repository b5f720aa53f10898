import { isAmbiguousName } from '@gatehouse/domain'
import { doubtBlocks } from './doubt-words.ts'
import { isExpectedByName } from './expected-by-name.ts'
import { gatewayCalled } from './gateways.ts'
import type { Gateway, GatewaysAnswer, GroupRow } from './wire.ts'

const reasons = {
  'read-only': 'Gatehouse was started with --read-only',
  'open-listener': 'Gatehouse listens on a non-loopback address without authentication, so it does not write',
  'no-record': 'Gatehouse was started without a standard error to record deletions on, so it does not write',
} as const

/** Why nothing can be deleted at all, or undefined. */
export const writesBlockedBecause = (answer: GatewaysAnswer | undefined): string | undefined => {
  if (!answer) return 'Gatehouse has not answered yet'
  if (answer.writes.allowed) return undefined
  return reasons[answer.writes.reason ?? 'read-only']
}

/** Why nothing can be deleted from this gateway, or undefined. */
export const gatewayBlockedBecause = (gateway: Gateway | undefined): string | undefined => {
  if (gateway?.readOnly) return `${gateway.name} is marked read-only in the configuration`
  if (gateway?.error) return `${gateway.name} cannot be read at the moment`
  return undefined
}

/** Why a delete of this group might hit another, or undefined. One that is missing is only forgotten, so it is in no doubt. */
const doubtBlockedBecause = ({ identityDoubt, state }: GroupRow): string | undefined =>
  identityDoubt === null || state === 'missing' ? undefined : doubtBlocks(identityDoubt)

/** Why this group cannot be deleted now, or undefined. */
export const groupBlockedBecause = (answer: GatewaysAnswer | undefined, group: GroupRow): string | undefined =>
  writesBlockedBecause(answer) ??
  gatewayBlockedBecause(gatewayCalled(answer, group.gateway)) ??
  doubtBlockedBecause(group) ??
  (isExpectedByName(group) ? 'A rule names it: it is expected for as long as the rule stands' : undefined)

/**
 * Why a copied command might hit another group, or undefined. A command deletes whatever is there, missing or not, and of
 * twins exactly the one it names.
 */
export const commandBlockedBecause = ({ identityDoubt, labels }: GroupRow): string | undefined => {
  if (identityDoubt !== null && identityDoubt !== 'twin') return doubtBlocks(identityDoubt)
  if (!Object.keys(labels).some(isAmbiguousName)) return undefined
  return 'A label name means another group with --push.enable-utf8-names than without it'
}
