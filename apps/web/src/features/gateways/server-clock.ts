import { useTick } from '../../lib/clock.ts'
import type { Gateway, GatewaysAnswer } from '../../lib/wire.ts'

/** The clock of Gatehouse itself now, which times its attempts to reach a gateway. */
export const useServerNow = (gateway: Gateway, { receivedAt }: Pick<GatewaysAnswer, 'receivedAt'>): number =>
  gateway.serverNow + Math.max(0, useTick() - receivedAt)
