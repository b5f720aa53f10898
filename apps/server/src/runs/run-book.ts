import { type Activity, type RunGateway, type RunOptions, runPlan } from '@gatehouse/deletion'
import type { Plan } from '@gatehouse/domain'
import { Problem } from '../problem.ts'
import { createTally, type Tally } from './tally.ts'

/** How many ended runs are remembered. */
const runLimit = 100

export type Run = {
  readonly id: string
  readonly planId: string
  /** The gateways it deletes from, in their order, and of how many groups. */
  readonly gateways: readonly string[]
  readonly total: number
  /** Another run over one of its gateways goes first. */
  readonly isWaiting: boolean
  readonly startedAt: number
  readonly endedAt: number | null
  readonly stopped: boolean
  /** Deletes that were sent and not yet seen done. */
  readonly unproven: number
  /** Grows while the run goes on. */
  readonly tally: Tally
}

export type RunProgress = {
  readonly id: string
  readonly done: number
  readonly total: number
  readonly state: 'running' | 'done'
}

type RunBookDeps = {
  readonly gatewayOf: (name: string) => RunGateway
  readonly activity: Activity
  readonly now: () => number
  readonly onResults: RunOptions['onResults']
  /** Called as results come, and at the end. */
  readonly onProgress: (run: RunProgress) => void
  /** Of how many groups together ended runs are remembered; the one that ended last always is. */
  readonly groupLimit?: number
}

export type RunBook = ReturnType<typeof createRunBook>

/** The runs in progress and the last ended ones. */
export const createRunBook = ({
  gatewayOf,
  activity,
  now,
  onResults,
  onProgress,
  groupLimit = 250_000,
}: RunBookDeps) => {
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

  const tell = (id: string) => {
    const { total, tally, endedAt } = find(id)
    const state = endedAt === null ? 'running' : 'done'
    onProgress({ id, done: tally.results.length, total, state })
  }

  const forgetOldest = () => {
    const ended = [...runs.values()].filter(({ endedAt }) => endedAt !== null).reverse()
    let groups = 0
    for (const [i, { id, tally }] of ended.entries()) {
      groups += tally.results.length
      if (i >= runLimit || (i > 0 && groups > groupLimit)) runs.delete(id)
    }
  }

  const conclude = (id: string) => {
    const run = find(id)
    // Ended runs are in the order they ended.
    runs.delete(id)
    runs.set(id, { ...run, endedAt: now(), unproven: 0 })
    tell(id)
    forgetOldest()
  }

  const carryOut = async (id: string, plan: Plan, tally: ReturnType<typeof createTally>) => {
    const options: RunOptions = {
      runId: id,
      plan,
      isStopped: () => find(id).stopped,
      onUnproven: (unproven) => {
        change(id, { unproven })
        tell(id)
      },
      onResults: (results) => {
        tally.add(results)
        onResults(results)
        tell(id)
      },
    }
    change(id, { isWaiting: false })
    tell(id)
    const clock = () => performance.now()
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
    await runPlan(options, { gatewayOf, activity, clock, wait })
    conclude(id)
  }

  // Two runs over one gateway would judge the same groups and count each other's deletes.
  const inTurn = (names: readonly string[], act: () => Promise<void>): Promise<void> => {
    const before = names.map((name) => turns.get(name) ?? Promise.resolve())
    const turn = Promise.allSettled(before).then(act)
    for (const name of names) turns.set(name, turn)
    return turn
  }

  return {
    find,
    start: (id: string, plan: Plan): void => {
      const tally = createTally()
      const gateways = [...new Set(plan.items.map(({ gateway }) => gateway))]
      const what = { id, planId: plan.id, gateways, total: plan.items.length, tally }
      runs.set(id, { ...what, isWaiting: true, startedAt: now(), endedAt: null, stopped: false, unproven: 0 })
      const done = inTurn(gateways, () => carryOut(id, plan, tally)).finally(() => underWay.delete(done))
      underWay.add(done)
    },
    stop: (id: string): void => {
      if (find(id).endedAt === null) change(id, { stopped: true })
    },
    /** Stops every run and waits until each knows what came of the deletes it sent. */
    end: async (): Promise<void> => {
      for (const { id, endedAt } of runs.values()) if (endedAt === null) change(id, { stopped: true })
      await Promise.all(underWay)
    },
  }
}
