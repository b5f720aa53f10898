import type { GroupState } from '@gatehouse/domain'

/** What each state means, in a line. */
export const stateWords = {
  failing: 'The gateway refused its newest push; what is shown is what the last accepted one left',
  never: 'Every push to it was refused so far',
  missing: 'It is expected, but its gateway does not hold it',
  stale: 'Its last push is so long ago that what it says is no longer true',
  late: 'A push was due by now and has not come',
  ahead: "Its last push is dated later than its gateway's clock",
  fresh: 'It pushed as expected',
} as const satisfies Record<GroupState, string>
