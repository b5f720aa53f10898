import type { GroupState } from '@gatehouse/domain'

/** The colour a state has as an area, such as a part of a bar. */
export const stateFills = {
  failing: 'bg-failing',
  never: 'bg-never',
  missing: 'bg-missing',
  stale: 'bg-stale',
  late: 'bg-late',
  ahead: 'bg-ahead',
  fresh: 'bg-fresh',
} as const satisfies Record<GroupState, string>
