import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { live } from '../../lib/live.ts'
import { jobSelector } from './job-selector.ts'
import type { JobsSearch } from './jobs-search.ts'

/** The first jobs of a search. The table before stays until the next one is there. */
export const jobsQuery = (search: JobsSearch, limit: number) => {
  const { gateway, sort } = search
  const query = { gateway, sort, match: jobSelector(search), limit }
  return queryOptions({
    queryKey: ['jobs', query],
    queryFn: ({ signal }) => api.jobs(query, signal),
    ...live(gateway),
    placeholderData: keepPreviousData,
  })
}
