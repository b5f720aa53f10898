import type { Plan } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import type { RunDeps as ItemsDeps, RunGateway } from './ports.ts'
import { conclude, untouched } from './result.ts'
import { runItems } from './run-items.ts'

export type RunDeps = Pick<ItemsDeps, 'activity' | 'clock' | 'wait'> & {
  readonly gatewayOf: (name: string) => RunGateway
}

export type RunOptions = Pick<ItemsDeps, 'runId' | 'isStopped' | 'onResults' | 'onUnproven'> & { readonly plan: Plan }

/**
 * Carries out a plan, gateway by gateway. Never rejects for what a gateway or the activity log does: what goes wrong is
 * the result of the items it went wrong for. Items that were not reached before a stop have no result.
 */
export const runPlan = async ({ plan, ...options }: RunOptions, { gatewayOf, ...deps }: RunDeps): Promise<void> => {
  const run = { ...options, ...deps }
  const begun = await attempt(() => deps.activity.begin(run.runId, plan))
  if (!begun.ok) return run.onResults(plan.items.map((item) => untouched(item, 'not-recorded', begun.reason)))
  for (const [name, items] of Map.groupBy(plan.items, ({ gateway }) => gateway)) {
    if (run.isStopped()) return
    const gateway = await attempt(() => gatewayOf(name))
    if (gateway.ok) await runItems({ ...run, gateway: gateway.value }, items)
    else {
      const lost = items.map((item) => untouched(item, 'gateway-not-watched', gateway.reason))
      run.onResults(await conclude(run, lost))
    }
  }
}
