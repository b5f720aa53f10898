import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { ApiProblem } from '../../lib/api-problem.ts'
import { isPaused, isPolling } from '../../lib/live.ts'
import type { Outcome, RunResult } from '../../lib/wire.ts'

const own = new Set(['plan', 'run'])

const showsGroups = ({ queryKey }: { readonly queryKey: QueryKey }) => !own.has(String(queryKey[0]))

/** Whether the server does not know this run any more, so that asking again is no use. */
export const isForgotten = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404

const askAgainAfter = 300

// Events tell of a run. A page that nobody looks at has none, and is in no hurry.
const safetyInterval = 5000

const isInDoubt = () => (isPolling() || isPaused()) && document.visibilityState === 'visible'

/** The counts of a run, asked for when events tell of it, or else by the clock. When it is over, everything that shows groups is read again. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: async ({ signal, client }) => {
      const run = await api.run(id, { from: 0, limit: 0, outcome: [] }, signal)
      if (run.state === 'done') void client.invalidateQueries({ predicate: showsGroups })
      return run
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: ({ state }) => {
      if (state.data?.state === 'done' || isForgotten(state.error)) return false
      if (state.error) return 2000
      return isInDoubt() ? askAgainAfter : safetyInterval
    },
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: ({ state }) => (state.data?.state === 'done' || isForgotten(state.error) ? false : 'always'),
  })

/** Results in one answer. */
export const resultsWindow = 100

type ResultsPlace = { readonly name: Outcome; readonly window: number }

/** A window of a run's results with one outcome. Results are only ever added: a window that is full is never asked for again. */
export const resultsQuery = (id: string, { name, window }: ResultsPlace, known: number) => {
  const from = window * resultsWindow
  const expected = Math.min(resultsWindow, known - from)
  return queryOptions({
    queryKey: ['run', id, name, window] as readonly unknown[],
    queryFn: async ({ signal }): Promise<readonly RunResult[]> =>
      (await api.run(id, { from, limit: resultsWindow, outcome: [name] }, signal)).results,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: ({ state }) =>
      state.data && state.data.length < expected && !isForgotten(state.error) ? askAgainAfter : false,
  })
}
