import { gatewayBlockedBecause, groupBlockedBecause, writesBlockedBecause } from '../../lib/delete-block.ts'
import type { GatewaysAnswer } from '../../lib/wire.ts'
import type { Selection } from './selection.ts'

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
