import { isExpectedByName } from '../../lib/expected-by-name.ts'
import type { GatewaysAnswer, GroupRow } from '../../lib/wire.ts'
import { gatewayBlockedBecause, writesBlockedBecause } from '../../lib/write-block.ts'
import { doubtBlocks } from './doubt-words.ts'
import type { Selection } from './selection.ts'

const gatewayCalled = (answer: GatewaysAnswer | undefined, name: string) =>
  answer?.gateways.find((gateway) => gateway.name === name)

/** Why a group cannot be deleted, or undefined. One that is missing is only forgotten, so it is in no doubt. */
export const groupBlockedBecause = (answer: GatewaysAnswer | undefined, group: GroupRow): string | undefined =>
  writesBlockedBecause(answer) ??
  gatewayBlockedBecause(gatewayCalled(answer, group.gateway)) ??
  doubtOf(group) ??
  (isExpectedByName(group) ? 'a rule names it: it is expected for as long as the rule stands' : undefined)

const doubtOf = ({ identityDoubt, state }: GroupRow) =>
  identityDoubt === null || state === 'missing' ? undefined : doubtBlocks(identityDoubt)

/** Why nothing of a selection can be deleted, or undefined. What is kept of it otherwise, the dialog says. */
export const selectionBlockedBecause = (
  answer: GatewaysAnswer | undefined,
  selection: Selection,
): string | undefined => {
  const general = writesBlockedBecause(answer)
  if (general !== undefined) return general
  const reasons =
    selection.kind === 'some'
      ? [...selection.rows.values()].map((group) => groupBlockedBecause(answer, group))
      : (answer?.gateways ?? []).map(gatewayBlockedBecause)
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined
}
