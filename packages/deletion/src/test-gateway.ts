import { setTimeout as pause } from 'node:timers/promises'
import { type Found, freezePlan, type Plan, type SeenGroup } from '@gatehouse/domain'
import { printText } from '@gatehouse/exposition'
import { GatewayError, openPushgateway } from '@gatehouse/pushgateway'
import { type GroupRow, ingest, noGroups, openGroup, type Rows, readGroups } from '@gatehouse/snapshot'
import type { Intent, Reading, Result, RunGateway } from './ports.ts'
import { type RunDeps, type RunOptions, runPlan } from './run-plan.ts'

const found = (row: GroupRow | undefined): Found => (row?.group ? row : undefined)

const capture = (id: string, row: GroupRow | undefined) =>
  row?.group ? [[id, printText(openGroup(row.group))] as const] : []

type Untimed = Omit<RunGateway, 'readAfresh'> & {
  /** A reading that does not say so was begun when it was asked for. */
  readonly readAfresh: () => Promise<Pick<Reading, 'find'> & Partial<Reading>>
}

export type TestGateway = Untimed & {
  /** What the last reading knows, missing groups too. */
  readonly rows: () => Rows
  readonly close: () => Promise<void>
}

/** A real gateway as a run sees it, by the shortest way: a client, one memory, no worker. */
export const openTestGateway = (url: string, { timeout = 2_000 } = {}): TestGateway => {
  const pushgateway = openPushgateway({ url, timeout, maxBytes: 100_000_000 })
  const forgotten = new Set<string>()
  let rows: Rows = new Map()
  let read = noGroups
  return {
    rows: () => rows,
    close: pushgateway.close,
    remove: async (key) => {
      const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
      try {
        const { date } = await pushgateway.remove(key)
        return { kind: 'accepted', at: date }
      } catch (error) {
        const status = error instanceof GatewayError ? error.status : undefined
        const kind = status === undefined ? 'unanswered' : status >= 500 ? 'overloaded' : 'refused'
        return { kind, reason: reason(error) }
      }
    },
    remember: (ids) => {
      for (const id of ids) forgotten.delete(id)
    },
    forget: (ids) => {
      for (const id of ids) forgotten.add(id)
    },
    capture: async (ids) => new Map(ids.flatMap((id) => capture(id, rows.get(id)))),
    readAfresh: async () => {
      const { chunks, date } = await pushgateway.readGroups()
      read = await readGroups(chunks, 'g', read)
      const rules = { ruleOf: () => -1, expected: [] }
      const circumstances = { gateway: 'g', readAt: date ?? 0, forgotten: new Set(forgotten), isWholeUtf8: false }
      rows = ingest(rows, read.groups, { ...rules, ...circumstances })
      forgotten.clear()
      return { find: (id) => found(rows.get(id)) }
    },
  }
}

const seen = (row: GroupRow): SeenGroup => {
  const { id, key, doubt, pushedAt, failedAt, series } = row
  return { id, gateway: 'g', key, state: 'stale', doubt, pushedAt, failedAt, series }
}

/** A plan over everything a gateway holds now. */
export const planAll = async (gateway: TestGateway): Promise<Plan> => {
  await gateway.readAfresh()
  const chosen = [...gateway.rows().values()].filter(({ group }) => group !== null).map(seen)
  return freezePlan({
    id: 'p',
    now: 0,
    chosen,
    includeFresh: false,
    reason: '',
    gatewaySizes: new Map(),
    obstacleOf: () => null,
  })
}

/** An activity log in memory. */
export const testActivity = () => {
  const intents: Intent[] = []
  const results: Result[] = []
  return {
    intents,
    results,
    begin: () => {},
    intend: (_: string, added: readonly Intent[]) => void intents.push(...added),
    conclude: (_: string, added: readonly Result[]) => void results.push(...added),
  }
}

const timed = (gateway: Untimed, clock: RunDeps['clock']): RunGateway => ({
  ...gateway,
  readAfresh: async () => {
    const begunAt = clock()
    const reading = await gateway.readAfresh()
    return { begunAt, took: clock() - begunAt, ...reading }
  },
})

/** Carries out a plan in real time with an activity log in memory, and gives the results. */
export const run = async (
  plan: Plan,
  gateway: Untimed,
  { activity = testActivity(), clock = () => performance.now(), ...others }: Partial<RunDeps & RunOptions> = {},
): Promise<readonly Result[]> => {
  const results: Result[] = []
  const options = {
    runId: 'r',
    plan,
    isStopped: () => false,
    onResults: (some: readonly Result[]) => void results.push(...some),
    onUnproven: () => {},
  }
  const wait = (ms: number) => pause(ms)
  const deps = { gatewayOf: () => timed(gateway, clock), activity, clock, wait }
  await runPlan({ ...options, ...others }, { ...deps, ...others })
  return results
}

/** A clock that moves only while somebody waits, so that a wait of 30 s takes none. */
export const virtualTime = (): Pick<RunDeps, 'clock' | 'wait'> => {
  let time = 0
  return {
    clock: () => time,
    wait: async (ms) => {
      time += ms
    },
  }
}

/** The outcome of each item by its job. */
export const outcomesByJob = (results: readonly Result[]): Record<string, string> =>
  Object.fromEntries(
    results.map(({ item, outcome }) => [item.key.find(([name]) => name === 'job')?.[1] ?? '', outcome]),
  )
