import { expectationInFull, overdueWords } from '../../lib/expectation-words.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { GroupRow } from '../../lib/wire.ts'

/** How often it should push and who says so; how much it is overdue. */
export const ExpectationLine = ({ group: { expectation, overdueIntervals } }: { readonly group: GroupRow }) => (
  <p className="line-clamp-3 text-dim wrap-anywhere" title={expectation.rule ?? undefined}>
    {overdueIntervals !== null && <b className="font-semibold text-late">{overdueWords(overdueIntervals)} · </b>}
    {visibleText(expectationInFull(expectation))}
  </p>
)
