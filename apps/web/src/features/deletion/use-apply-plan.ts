import { useMutation } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import type { Plan } from '../../lib/wire.ts'

type Confirmed = { readonly plan: Plan; readonly confirm: string | undefined }

/** Turns a confirmed plan into a run. */
export const useApplyPlan = (onStarted: (runId: string) => void) =>
  useMutation({
    mutationFn: ({ plan, confirm }: Confirmed) => api.applyPlan(plan.id, confirm),
    onSuccess: ({ runId }) => onStarted(runId),
  })
