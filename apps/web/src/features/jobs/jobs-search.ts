import * as z from 'zod/mini'
import { listParam, sortParam, textParam } from '../../lib/search-schema.ts'

const sortKeys = ['job', 'gateway', 'groups', 'last_push', 'series', 'state'] as const

export type JobSortKey = (typeof sortKeys)[number]

const isName = (text: string): text is string => text !== ''

/** All there is to know about what the Jobs page shows. Empty means "not set", and is left out of the URL. */
export const jobsSearch = z.object({
  match: textParam,
  /** What the job's name contains, whatever the case. */
  contains: textParam,
  gateway: listParam(isName),
  sort: sortParam(sortKeys),
})

export type JobsSearch = z.output<typeof jobsSearch>

export type JobSort = { readonly key: JobSortKey; readonly descending: boolean }

export const sortOf = ({ sort }: Pick<JobsSearch, 'sort'>): JobSort => ({
  key: sortKeys.find((key) => key === sort.replace(/^-/, '')) ?? 'state',
  descending: sort.startsWith('-'),
})

const largestFirst: ReadonlySet<JobSortKey> = new Set(['groups', 'last_push', 'series'])

/** The sort after a click on a column: first the way it is mostly wanted, then the other way round. */
export const sortAfterClick = (current: JobSort, key: JobSortKey): string => {
  const descending = current.key === key ? !current.descending : largestFirst.has(key)
  return key === 'state' && !descending ? '' : `${descending ? '-' : ''}${key}`
}
