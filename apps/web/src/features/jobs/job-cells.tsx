import type { ReactNode } from 'react'
import { RelativeTime } from '../../components/relative-time.tsx'
import { expectationWords } from '../../lib/expectation-words.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { JobRow } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { StateCountsBar } from './state-counts-bar.tsx'

type CellProps = { readonly job: JobRow; readonly now: number | null }

const When = ({ at, now }: { readonly at: number | null; readonly now: number | null }) => (
  <span className="whitespace-nowrap tabular-nums">
    {at === null ? <span className="text-dim">never</span> : <RelativeTime at={at} now={now} />}
  </span>
)

// Folded to lines, a cell has lost its column's title.
const Titled = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <>
    <span className="text-faint md:hidden">{title} </span>
    {children}
  </>
)

const expected = ({ expectation }: JobRow) =>
  expectation === null ? 'differs between its groups' : expectationWords(expectation)

/** What stands in each column. */
export const jobCells: ReadonlyMap<string, (props: CellProps) => ReactNode> = new Map([
  ['gateway', ({ job }: CellProps) => <span className="text-dim wrap-anywhere">{visibleText(job.gateway)}</span>],
  ['state', ({ job }: CellProps) => <StateCountsBar counts={job.counts} total={job.groups} />],
  ['groups', ({ job }: CellProps) => <Titled title="groups">{count(job.groups)}</Titled>],
  [
    'last',
    ({ job, now }: CellProps) => (
      <Titled title="last push">
        <When at={job.lastPushAt} now={now} />
      </Titled>
    ),
  ],
  [
    'oldest',
    ({ job, now }: CellProps) =>
      job.groups > 1 ? (
        <Titled title="longest untouched">
          <When at={job.oldestPushAt} now={now} />
        </Titled>
      ) : null,
  ],
  ['expectation', ({ job }: CellProps) => <span className="text-dim">{expected(job)}</span>],
  ['series', ({ job }: CellProps) => <Titled title="series">{count(job.series)}</Titled>],
])
