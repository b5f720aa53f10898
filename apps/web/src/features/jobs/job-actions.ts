/** A job at one gateway. */
type JobAt = { readonly gateway: string; readonly job: string }

export type JobActions = {
  /** Shows the groups of a job. */
  readonly onOpenJob: (job: JobAt) => void
  /** Asks to delete every group of a job. */
  readonly onDeleteJob: (proposal: JobAt & { readonly kind: 'job' }) => void
}
