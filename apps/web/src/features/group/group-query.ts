import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { ApiProblem } from '../../lib/api-problem.ts'
import { live } from '../../lib/live.ts'

/** Whether the answer is that there is no such group (any more). */
export const isGone = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'group-not-found'

const following = live()

/** One group with its families. What was read last stays when a later read fails. */
export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['group', id],
    queryFn: ({ signal }) => api.group(id, signal),
    ...following,
    // A group that is gone may come back, though hardly at once.
    refetchInterval: (query) => {
      const every = following.refetchInterval(query)
      return every !== false && isGone(query.state.error) ? 15_000 : every
    },
    retry: false,
    // Sharing copies objects key by key, and `__proto__` is a label name like any other.
    structuralSharing: false,
  })
