import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** All gateways and how they are. Everything that shows a gateway's name, clock or trouble lives off this answer. */
export const gatewaysQuery = queryOptions({
  queryKey: ['gateways'],
  queryFn: ({ signal }) => api.gateways(signal),
  refetchInterval: 5000,
})
