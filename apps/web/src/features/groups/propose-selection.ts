import { duration } from '@gatehouse/domain'
import type { SelectionProposal } from '../../lib/proposal.ts'
import type { GroupRow } from '../../lib/wire.ts'
import { allMatching } from './groups-query.ts'
import type { GroupsFilter } from './search.ts'
import type { Selection } from './selection.ts'

const everythingMatching = (filter: GroupsFilter, gateways: readonly string[]) => {
  const { match, state } = filter
  const [olderThan, youngerThan] = [duration.decode(filter.older_than), duration.decode(filter.younger_than)]
  return {
    // "Everything" is said by naming every gateway: an empty selection is refused.
    gateway: [...(filter.gateway.length > 0 ? filter.gateway : gateways)],
    ...(match !== '' && { match }),
    ...(state.length > 0 && { state: [...state] }),
    ...(olderThan !== undefined && { olderThan }),
    ...(youngerThan !== undefined && { youngerThan }),
  }
}

/** Proposes what is selected. With exceptions the rest is looked up and named one by one. */
export const proposeSelection = async (
  selection: Selection,
  filter: GroupsFilter,
  { gateways, count }: { readonly gateways: readonly string[]; readonly count: number },
): Promise<SelectionProposal> => {
  if (selection.kind === 'some') return proposeRows([...selection.rows.values()])
  if (selection.except.size > 0) {
    const groups = await allMatching(filter)
    return proposeRows(groups.filter(({ id }) => !selection.except.has(id)))
  }
  const everything = everythingMatching(filter, gateways)
  return { kind: 'selection', selection: everything, count, gateways: everything.gateway }
}

const proposeRows = (rows: readonly GroupRow[]): SelectionProposal => ({
  kind: 'selection',
  selection: { ids: rows.map(({ id }) => id) },
  count: rows.length,
  gateways: [...new Set(rows.map(({ gateway }) => gateway))],
})
