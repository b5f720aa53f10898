import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, type CollisionsQuery } from '../../lib/api.ts'
import { live } from '../../lib/live.ts'

/** What clashes, worst first. What was shown before stays until the next answer is there. */
export const collisionsQuery = (query: CollisionsQuery) =>
  queryOptions({
    queryKey: ['collisions', query],
    queryFn: ({ signal }) => api.collisions(query, signal),
    ...live(query.gateway),
    placeholderData: keepPreviousData,
    // Sharing copies objects key by key, and `__proto__` is a label name like any other.
    structuralSharing: false,
  })
