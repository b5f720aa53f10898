import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import type { KeptItem, Plan, PlanItem, PlanSelection } from '../../lib/wire.ts'

type Request = { readonly selection: PlanSelection; readonly includeFresh: boolean }

const frozen = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchInterval: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const

/** A plan for one opening of the dialog. It is a frozen list: made once, and again only when somebody asks. */
export const planQuery = (opening: number, request: Request) =>
  queryOptions({
    queryKey: ['plan', opening, request],
    queryFn: () => api.plan(request),
    ...frozen,
  })

/** Groups of a plan in one answer; the plan brings the first of each part. */
export const planWindow = 1000

type PlanPlace = { readonly name: 'items' | 'kept'; readonly window: number }

/** A window of what goes, or of what is kept. */
export const planWindowQuery = (plan: Plan, { name, window }: PlanPlace) =>
  queryOptions({
    queryKey: ['plan', plan.id, name, window] as readonly unknown[],
    queryFn: async ({ signal }): Promise<readonly (PlanItem | KeptItem)[]> => {
      const wanted = { offset: window * planWindow, limit: planWindow }
      if (name === 'items') return (await api.planItems(plan.id, wanted, signal)).items
      return (await api.planKept(plan.id, wanted, signal)).kept
    },
    ...(window === 0 && { initialData: plan[name] }),
    ...frozen,
    gcTime: 60_000,
  })
