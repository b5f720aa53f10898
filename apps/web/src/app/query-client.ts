import { QueryClient } from '@tanstack/react-query'
import { isMistake } from '../lib/api-problem.ts'
import { refetchOnReturn } from '../lib/live.ts'

/** Answers are asked for again by themselves, so a failure is shown at once rather than retried in silence. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => !isMistake(error) && failures < 1,
        retryDelay: 500,
        refetchOnWindowFocus: refetchOnReturn,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
