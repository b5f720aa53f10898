import { type Activity, type Result, type RunGateway, runPlan } from '@gatehouse/deletion'
import type { Outcome, Plan } from '@gatehouse/domain'
import { Problem } from '../problem.ts'

/** How many ended runs are remembered. */
const runLimit = 100

export type Run = {
  readonly id: string
  readonly plan: Plan
  readonly startedAt: number
  readonly endedAt: number | null
  readonly stopped: boolean
  readonly results: readonly Result[]
}

type RunBookDeps = {
  readonly gatewayOf: (name: string) => RunGateway
  readonly activity: Activity
  readonly now: () => number
  readonly onResults: (results: readonly Result[]) => void
}

export type RunBook = ReturnType<typeof createRunBook>

/** The runs in progress and the last ended ones. */
export const createRunBook = ({ gatewayOf, activity, now, onResults }: RunBookDeps) => {
  const runs = new Map<string, Run>()
  const underWay = new Set<Promise<void>>()
  const turns = new Map<string, Promise<void>>()

  const change = (id: string, part: Partial<Run>) => {
    const run = runs.get(id)
    if (run) runs.set(id, { ...run, ...part })
  }

  const find = (id: string): Run => {
    const run = runs.get(id)
    if (!run) throw new Problem('run-not-found', `there is no run ${id}; a restart forgets runs`)
    return run
  }

  const forgetOldest = () => {
    const ended = [...runs.values()].filter(({ endedAt }) => endedAt !== null)
    for (const { id } of ended.slice(0, Math.max(0, ended.length - runLimit))) runs.delete(id)
  }

  const carryOut = async (id: string, plan: Plan) => {
    const onProgress = (results: readonly Result[]) => {
      change(id, { results: [...find(id).results, ...results] })
      onResults(results)
    }
    const clock = () => performance.now()
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
    await runPlan(
      { runId: id, plan, onProgress, isStopped: () => find(id).stopped },
      { gatewayOf, activity, clock, wait },
    )
    change(id, { endedAt: now() })
  }

  // Two runs over one gateway would judge the same groups and count each other's deletes.
  const inTurn = (plan: Plan, act: () => Promise<void>): Promise<void> => {
    const names = [...new Set(plan.items.map(({ gateway }) => gateway))]
    const before = names.map((name) => turns.get(name) ?? Promise.resolve())
    const turn = Promise.allSettled(before).then(act)
    for (const name of names) turns.set(name, turn)
    return turn
  }

  return {
    find,
    start: (id: string, plan: Plan): void => {
      forgetOldest()
      runs.set(id, { id, plan, startedAt: now(), endedAt: null, stopped: false, results: [] })
      const done = inTurn(plan, () => carryOut(id, plan)).finally(() => underWay.delete(done))
      underWay.add(done)
    },
    stop: (id: string): void => {
      if (find(id).endedAt === null) change(id, { stopped: true })
    },
    /** Stops every run and waits until each has ended its stretch. */
    end: async (): Promise<void> => {
      for (const { id, endedAt } of runs.values()) if (endedAt === null) change(id, { stopped: true })
      await Promise.all(underWay)
    },
  }
}

export const countOutcomes = (results: readonly Result[]): Record<Outcome, number> => {
  const counts = { deleted: 0, 'already-gone': 0, skipped: 0, 'came-back': 0, failed: 0 }
  for (const { outcome } of results) counts[outcome]++
  return counts
}
