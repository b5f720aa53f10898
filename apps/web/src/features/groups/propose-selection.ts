import { duration } from '@gatehouse/domain'
import type { SelectionProposal } from '../../lib/proposal.ts'
import type { GroupsFilter } from './search.ts'
import type { Selection } from './selection.ts'

const everythingMatching = (filter: GroupsFilter, gateways: readonly string[]) => {
  const { match, state, collisions } = filter
  const [olderThan, youngerThan] = [duration.decode(filter.older_than), duration.decode(filter.younger_than)]
  return {
    // "Everything" is said by naming every gateway: an empty selection is refused.
    gateway: [...(filter.gateway.length > 0 ? filter.gateway : gateways)],
    ...(match !== '' && { match }),
    ...(state.length > 0 && { state: [...state] }),
    ...(collisions.length > 0 && { collisions: [...collisions] }),
    ...(olderThan !== undefined && { olderThan }),
    ...(youngerThan !== undefined && { youngerThan }),
  }
}

/** Proposes what is selected: the groups that were picked, or the filter and the groups that are spared. */
export const proposeSelection = (
  selection: Selection,
  filter: GroupsFilter,
  { gateways, count }: { readonly gateways: readonly string[]; readonly count: number },
): SelectionProposal => {
  if (selection.kind === 'some') {
    const rows = [...selection.rows.values()]
    return {
      kind: 'selection',
      selection: { ids: rows.map(({ id }) => id) },
      count,
      gateways: [...new Set(rows.map(({ gateway }) => gateway))],
    }
  }
  const everything = everythingMatching(filter, gateways)
  const except = [...selection.except.keys()]
  return {
    kind: 'selection',
    selection: { ...everything, ...(except.length > 0 && { except }) },
    count,
    gateways: everything.gateway,
  }
}
