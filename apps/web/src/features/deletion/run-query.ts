import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { ApiProblem } from '../../lib/api-problem.ts'

const own = new Set(['plan', 'run'])

const showsGroups = ({ queryKey }: { readonly queryKey: QueryKey }) => !own.has(String(queryKey[0]))

/** Whether the server does not know this run any more, so that asking again is no use. */
export const isForgotten = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404

/** A run, asked for about three times a second while it goes on. When it is over, everything that shows groups is read again. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: async ({ signal, client }) => {
      const run = await api.run(id, signal)
      if (run.state === 'done') void client.invalidateQueries({ predicate: showsGroups })
      return run
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: ({ state }) => {
      if (state.data?.state === 'done' || isForgotten(state.error)) return false
      // Its answer lists every group: a large one is asked for less often.
      return state.error ? 2000 : (state.data?.total ?? 0) > 1000 ? 1000 : 300
    },
    refetchIntervalInBackground: true,
  })
