import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'
import { live } from './live.ts'
import type { GatewaysAnswer } from './wire.ts'

/** All gateways and how they are, and whether Gatehouse may write at all. */
export const gatewaysQuery = queryOptions({
  queryKey: ['gateways'],
  queryFn: ({ signal }): Promise<GatewaysAnswer> => api.gateways(signal),
  ...live(),
})
