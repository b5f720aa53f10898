import { expectationWords, overdueWords } from '../../lib/expectation-words.ts'
import type { GroupRow } from '../../lib/wire.ts'
import { ago, span } from '../../lib/words.ts'

const overdue = ({ state, overdueIntervals }: GroupRow) =>
  overdueIntervals !== null && (state === 'late' || state === 'stale' || state === 'failing')
    ? overdueWords(overdueIntervals)
    : undefined

const refused = ({ lastFailureAt, refusals }: GroupRow, now: number | null) => {
  const at = lastFailureAt ?? refusals?.since
  return at === undefined || now === null ? 'refused' : `refused ${ago(at, now)}`
}

const overdueOfWhat = (group: GroupRow) => {
  const late = overdue(group)
  return late === undefined ? [] : [late, expectationWords(group.expectation)]
}

/** What there is to say about how often a group pushes, most urgent first. `now` is the gateway's clock. */
export const rhythmParts = (group: GroupRow, now: number | null): readonly string[] => {
  if (group.state === 'failing' || group.state === 'never') {
    return [refused(group, now), ...overdueOfWhat(group)]
  }
  if (group.state === 'missing') {
    return [group.missingSince === null || now === null ? 'gone' : `gone for ${span(now - group.missingSince)}`]
  }
  if (group.state === 'ahead' && group.lastPushAt !== null && now !== null && group.lastPushAt > now) {
    return [`${span(group.lastPushAt - now)} ahead of the gateway's clock`]
  }
  const late = overdueOfWhat(group)
  return late.length > 0 ? late : [expectationWords(group.expectation)]
}
