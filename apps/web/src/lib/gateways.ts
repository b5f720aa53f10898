import type { Gateway, GatewaysAnswer } from './wire.ts'

/** The gateway of that name, as it was last told. */
export const gatewayCalled = (answer: GatewaysAnswer | undefined, name: string): Gateway | undefined =>
  answer?.gateways.find((gateway) => gateway.name === name)

/** The gateways that are shown; none chosen means all. */
export const gatewaysShown = (answer: GatewaysAnswer | undefined, chosen: readonly string[]): readonly Gateway[] =>
  (answer?.gateways ?? []).filter(({ name }) => chosen.length === 0 || chosen.includes(name))
