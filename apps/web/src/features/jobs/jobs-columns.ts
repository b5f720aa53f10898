import type { JobSortKey } from './jobs-search.ts'

export type JobColumn = {
  readonly key: string
  readonly title: string
  readonly sort: JobSortKey | null
  readonly isNumber?: boolean
}

const state: JobColumn = { key: 'state', title: 'State', sort: 'state' }
const job: JobColumn = { key: 'job', title: 'Job', sort: 'job' }
const gateway: JobColumn = { key: 'gateway', title: 'Gateway', sort: 'gateway' }

const rest: readonly JobColumn[] = [
  { key: 'groups', title: 'Groups', sort: 'groups', isNumber: true },
  { key: 'last', title: 'Last push', sort: 'last_push' },
  { key: 'oldest', title: 'Longest untouched', sort: null },
  { key: 'expectation', title: 'Expected', sort: null },
  { key: 'series', title: 'Series', sort: 'series', isNumber: true },
]

/** The gateway is a column only where there are several. */
export const jobColumns = (hasGateways: boolean): readonly JobColumn[] =>
  hasGateways ? [job, gateway, state, ...rest] : [job, state, ...rest]
