import { pause } from '../pause.ts'
import type { Gatehouse } from './start-gatehouse.ts'

type Plan = { readonly id: string; readonly total: number; readonly confirm: string | null }

type Run = {
  readonly state: 'running' | 'done'
  readonly startedAt: number
  readonly endedAt: number | null
  readonly outcomes: Readonly<Record<string, number>>
}

/** Plans the deletion of what a selector matches, carries it out, and gives how long the run took, in ms. */
export const runDeletion = async ({ get, post }: Gatehouse, match: string) => {
  const plan = await post<Plan>('/plans', { selection: { match }, includeFresh: true, reason: 'benchmark' })
  const { runId } = await post<{ readonly runId: string }>(`/plans/${plan.id}/apply`, { confirm: plan.confirm ?? '' })
  for (;;) {
    // Its answer lists every group: asking rarely keeps that out of what is measured; the times are the run's own.
    await pause(1000)
    const { startedAt, endedAt, outcomes } = await get<Run>(`/runs/${runId}`)
    if (endedAt !== null) return { took: endedAt - startedAt, outcomes, planned: plan.total }
  }
}
