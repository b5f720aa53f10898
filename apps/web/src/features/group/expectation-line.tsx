import { visibleText } from '../../lib/visible-text.ts'
import type { GroupRow } from '../../lib/wire.ts'
import { expectationWords } from './expectation-words.ts'

const overdue = ({ overdueIntervals }: GroupRow) =>
  overdueIntervals === null || overdueIntervals === 0
    ? undefined
    : `${overdueIntervals} ${overdueIntervals === 1 ? 'interval' : 'intervals'} overdue`

/** How often it should push and who says so; how much it is overdue. */
export const ExpectationLine = ({ group }: { readonly group: GroupRow }) => (
  <p className="line-clamp-3 text-dim wrap-anywhere" title={group.expectation.rule ?? undefined}>
    {overdue(group) && <b className="font-semibold text-late">{overdue(group)} · </b>}
    {visibleText(expectationWords(group.expectation))}
  </p>
)
