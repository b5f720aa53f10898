import { useClocks } from './clock.ts'
import type { AsOf, GatewaysAnswer } from './wire.ts'

const asOfs = (answer: GatewaysAnswer | undefined): readonly AsOf[] =>
  (answer?.gateways ?? []).map(({ name, lastReadAt, now, up }) => ({
    gateway: name,
    readAt: lastReadAt,
    now,
    frozen: !up,
    receivedAt: answer?.receivedAt ?? 0,
  }))

/** Each gateway's clock now, by the gateway's name. */
export const useGatewayClocks = (answer: GatewaysAnswer | undefined): ((gateway: string) => number | null) =>
  useClocks(asOfs(answer))
