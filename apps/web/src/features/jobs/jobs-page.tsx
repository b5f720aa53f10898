import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { AnswerTrouble } from '../../components/answer-trouble.tsx'
import { Button } from '../../components/button.tsx'
import type { GatewaysAnswer } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import type { JobActions } from './job-actions.ts'
import { JobsFilter } from './jobs-filter.tsx'
import { JobsFoot } from './jobs-foot.tsx'
import { jobsQuery } from './jobs-query.ts'
import type { JobsSearch } from './jobs-search.ts'
import { JobsSkeleton } from './jobs-skeleton.tsx'
import { JobsTable } from './jobs-table.tsx'
import { NoJobs } from './no-jobs.tsx'

type Props = JobActions & {
  readonly search: JobsSearch
  readonly onSearch: (change: Partial<JobsSearch>) => void
  readonly gateways: GatewaysAnswer | undefined
  /** What stands in place of the table when the gateways hold nothing. */
  readonly empty: ReactNode
  /** What is to be said of gateways that cannot be read. */
  readonly notices?: ReactNode
}

const step = 50

/** The jobs of the chosen gateways: what pushes at all, and how it is. */
export const JobsPage = ({ search, onSearch, gateways, empty, notices, onOpenJob, onDeleteJob }: Props) => {
  const [limit, setLimit] = useState(step)
  const { data, error, refetch } = useQuery(jobsQuery(search, limit))
  const isFiltered = search.match !== '' || search.contains !== ''
  const filter = (change: Partial<JobsSearch>) => {
    setLimit(step)
    onSearch(change)
  }
  return (
    <main className="h-full min-w-0 overflow-y-auto px-3 pt-3.5 pb-4 sm:px-5">
      <h1 className="sr-only">Jobs</h1>
      {notices}
      <JobsFilter search={search} onFilter={filter} />
      <p className="mt-3 mb-2.5 h-6 text-dim" aria-live="polite">
        {data && (
          <>
            <b className="text-[19px] font-semibold tracking-tight text-text tabular-nums">
              {counted(data.total, 'job')}
            </b>
            {isFiltered && (data.total === 1 ? ' matches' : ' match')}
          </>
        )}
      </p>
      {error && (
        <AnswerTrouble error={error} asOf={data?.asOf} className="mb-2.5">
          <Button onClick={() => refetch()}>Try again</Button>
        </AnswerTrouble>
      )}
      {!data && !error && <JobsSkeleton />}
      {data && data.total > 0 && (
        <JobsTable
          answer={data}
          sort={search.sort}
          onSort={(sort) => onSearch({ sort })}
          {...{ gateways, onOpenJob, onDeleteJob }}
        />
      )}
      {data && data.total > 0 && (
        <JobsFoot shown={data.jobs.length} total={data.total} onMore={() => setLimit(limit + step)} />
      )}
      {data?.total === 0 && (isFiltered ? <NoJobs onClear={() => filter({ match: '', contains: '' })} /> : empty)}
    </main>
  )
}
