import { useClocks } from '../../lib/clock.ts'
import { gatewayBlockedBecause, writesBlockedBecause } from '../../lib/delete-block.ts'
import { gatewayCalled } from '../../lib/gateways.ts'
import type { GatewaysAnswer, JobsAnswer } from '../../lib/wire.ts'
import type { JobActions } from './job-actions.ts'
import { JobTableRow } from './job-row.tsx'
import { jobColumns } from './jobs-columns.ts'
import { JobsHead } from './jobs-head.tsx'

type Props = JobActions & {
  readonly answer: JobsAnswer
  readonly gateways: GatewaysAnswer | undefined
  readonly sort: string
  readonly onSort: (sort: string) => void
}

/** One row for each job and gateway; on a phone each row folds to a few lines. */
export const JobsTable = ({ answer, gateways, sort, onSort, onOpenJob, onDeleteJob }: Props) => {
  const clockOf = useClocks(answer.asOf)
  const columns = jobColumns((gateways?.gateways.length ?? 0) > 1)
  const blockedBecause = (name: string) =>
    writesBlockedBecause(gateways) ?? gatewayBlockedBecause(gatewayCalled(gateways, name))
  return (
    <table className="w-full border-separate border-spacing-0 rounded-[10px] border border-line bg-panel max-md:block">
      <JobsHead columns={columns} sort={sort} onSort={onSort} />
      <tbody className="max-md:block">
        {answer.jobs.map((job) => (
          <JobTableRow
            key={`${job.gateway}\n${job.job}`}
            job={job}
            columns={columns}
            now={clockOf(job.gateway)}
            blockedBecause={blockedBecause(job.gateway)}
            onOpen={() => onOpenJob({ gateway: job.gateway, job: job.job })}
            onDelete={() => onDeleteJob({ kind: 'job', gateway: job.gateway, job: job.job })}
          />
        ))}
      </tbody>
    </table>
  )
}
