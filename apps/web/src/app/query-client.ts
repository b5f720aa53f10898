import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../lib/api-problem.ts'

const isOurs = (error: Error) => error instanceof ApiProblem && error.status >= 400 && error.status < 500

/** Answers are asked for again by themselves, so a failure is shown at once rather than retried in silence. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => !isOurs(error) && failures < 1,
        retryDelay: 500,
        refetchOnWindowFocus: 'always',
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
