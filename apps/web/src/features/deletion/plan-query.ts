import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import type { PlanSelection } from '../../lib/wire.ts'

type Request = { readonly selection: PlanSelection; readonly includeFresh: boolean }

/** A plan for one opening of the dialog. It is a frozen list: made once, and again only when somebody asks. */
export const planQuery = (opening: number, request: Request) =>
  queryOptions({
    queryKey: ['plan', opening, request],
    queryFn: () => api.plan(request),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
