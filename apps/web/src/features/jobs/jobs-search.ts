import { gatewayParam, searchSchema, textParam } from '../../lib/search-schema.ts'
import { sorting } from '../../lib/sorting.ts'

const sortKeys = ['job', 'gateway', 'groups', 'last_push', 'series', 'state'] as const

export type JobSortKey = (typeof sortKeys)[number]

export const jobsSorting = sorting(sortKeys, {
  usual: 'state',
  largestFirst: new Set<JobSortKey>(['groups', 'last_push', 'series']),
})

/** All there is to know about what the Jobs page shows. Empty means "not set", and is left out of the URL. */
export const jobsSearch = searchSchema({
  match: textParam,
  /** What the job's name contains, whatever the case. */
  contains: textParam,
  gateway: gatewayParam,
  sort: jobsSorting.param,
})

export type JobsSearch = ReturnType<typeof jobsSearch.parse>
