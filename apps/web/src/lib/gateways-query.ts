import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'
import { refresh } from './live.ts'

/** All gateways and how they are, and whether Gatehouse may write at all. */
export const gatewaysQuery = queryOptions({
  queryKey: ['gateways'],
  queryFn: ({ signal }) => api.gateways(signal),
  refetchInterval: refresh,
})
