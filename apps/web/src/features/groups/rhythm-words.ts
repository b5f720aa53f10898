import type { GroupRow } from '../../lib/wire.ts'
import { ago, period, span } from '../../lib/words.ts'

const expected = ({ source, every, staleAfter }: GroupRow['expectation']): string => {
  if (every !== null)
    return source === 'learned' ? `every ~${period(every)}, learned` : `every ${period(every)}, ${source}`
  if (source === 'default')
    return staleAfter === null ? 'default: never stale' : `default: stale after ${period(staleAfter)}`
  return staleAfter === null ? 'meant to stay' : `stale after ${period(staleAfter)}, ${source}`
}

const isOverdue = ({ state, overdueIntervals }: GroupRow) =>
  overdueIntervals !== null && overdueIntervals > 0 && (state === 'late' || state === 'stale' || state === 'failing')

const overdue = ({ overdueIntervals }: GroupRow) =>
  `${overdueIntervals} ${overdueIntervals === 1 ? 'interval' : 'intervals'} overdue`

const refused = ({ lastFailureAt, refusals }: GroupRow, now: number | null) => {
  const at = lastFailureAt ?? refusals?.since
  return at === undefined || now === null ? 'refused' : `refused ${ago(at, now)}`
}

/** What there is to say about how often a group pushes, most urgent first. `now` is the gateway's clock. */
export const rhythmWords = (group: GroupRow, now: number | null): string => {
  if (group.state === 'failing' || group.state === 'never') {
    return isOverdue(group) ? `${refused(group, now)}, ${overdue(group)}` : refused(group, now)
  }
  if (group.state === 'missing') {
    return group.missingSince === null || now === null ? 'gone' : `gone for ${span(now - group.missingSince)}`
  }
  if (group.state === 'ahead' && group.lastPushAt !== null && now !== null && group.lastPushAt > now) {
    return `${span(group.lastPushAt - now)} ahead of the gateway's clock`
  }
  return isOverdue(group) ? overdue(group) : expected(group.expectation)
}
