import type { JobProposal } from '../../lib/proposal.ts'

export type JobActions = {
  /** Shows the groups of a job. */
  readonly onOpenJob: (job: Pick<JobProposal, 'gateway' | 'job'>) => void
  /** Asks to delete every group of a job. */
  readonly onDeleteJob: (proposal: JobProposal) => void
}
