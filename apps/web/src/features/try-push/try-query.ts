import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import type { Tried, TryRequest } from '../../lib/wire.ts'

/** What the gateway would make of a push. The answer before stays until the next one is there. */
export const tryQuery = (request: TryRequest | undefined) =>
  queryOptions({
    queryKey: ['try', request],
    queryFn: async ({ signal }): Promise<Tried | null> => (request ? api.tryPush(request, signal) : null),
    placeholderData: keepPreviousData,
    // A body may have megabytes.
    gcTime: 0,
    // Groups change meanwhile.
    refetchInterval: 15_000,
    // Sharing copies objects key by key, and `__proto__` is a label name like any other.
    structuralSharing: false,
    retry: false,
  })
