import type { Gateway, GatewaysAnswer } from './wire.ts'

const reasons = {
  'read-only': 'Gatehouse was started with --read-only',
  'open-listener': 'Gatehouse listens on a non-loopback address without authentication, so it does not write',
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
