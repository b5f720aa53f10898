import type { Plan, SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import type { Activity, Result, RunGateway } from './ports.ts'
import { untouched } from './result.ts'
import { conclude, runStretch } from './run-stretch.ts'

/** Groups that are deleted between two readings. */
export const stretchLength = 200

export type RunDeps = {
  readonly gatewayOf: (name: string) => RunGateway
  readonly activity: Activity
  /** Monotonic ms. */
  readonly clock: () => number
  readonly wait: (ms: number) => Promise<void>
}

export type RunOptions = {
  readonly runId: string
  readonly plan: Plan
  /** Called with the results of each stretch as it ends. */
  readonly onProgress: (results: readonly Result[]) => void
  /** Asked before each stretch; what is done stays done. */
  readonly isStopped: () => boolean
}

/**
 * Carries out a plan, gateway by gateway, in stretches. Never rejects for what a gateway or the activity log does: what
 * goes wrong is the result of the items it went wrong for. Items that were not reached before a stop have no result.
 */
export const runPlan = async ({ runId, plan, onProgress, isStopped }: RunOptions, deps: RunDeps): Promise<void> => {
  const begun = await attempt(() => deps.activity.begin(runId, plan))
  if (!begun.ok) return onProgress(plan.items.map((item) => untouched(item, begun.reason)))
  for (const [name, all] of Map.groupBy(plan.items, ({ gateway }) => gateway)) {
    const gateway = await attempt(() => deps.gatewayOf(name))
    for (const items of stretches(all)) {
      if (isStopped()) return
      const results = gateway.ok
        ? runStretch({ ...deps, runId, items, gateway: gateway.value })
        : conclude(
            { ...deps, runId },
            items.map((item) => untouched(item, gateway.reason)),
          )
      onProgress(await results)
    }
  }
}

const stretches = (items: readonly SeenGroup[]): (readonly SeenGroup[])[] =>
  Array.from({ length: Math.ceil(items.length / stretchLength) }, (_, i) =>
    items.slice(i * stretchLength, (i + 1) * stretchLength),
  )
