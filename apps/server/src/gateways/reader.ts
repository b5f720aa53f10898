import type { CollisionReport, Expectation, GroupingKey } from '@gatehouse/domain'
import { type GatewayAddress, GatewayError, type GatewayStatus, openPushgateway } from '@gatehouse/pushgateway'
import { type SnapshotView, type Source, viewSnapshot } from '@gatehouse/snapshot'
import type { Logger } from '../telemetry/logger.ts'
import { currentOf, isPartOf, noneYet } from './current-collisions.ts'
import type { Questions, WorkerStart } from './messages.ts'
import { startWorker } from './worker-client.ts'

export type GatewaySettings = {
  readonly name: string
  readonly note: string | null
  readonly address: GatewayAddress
  readonly pollInterval: number
  readonly readOnly: boolean
  readonly rules: readonly (WorkerStart['rules'][number] & {
    readonly match: string
    readonly expectation: Expectation
  })[]
  readonly otherwise: Expectation
}

/** Why the last attempt to read failed. Times are of this server's clock, epoch ms. */
type ReadFailure = {
  readonly error: GatewayError
  readonly since: number
  readonly attempts: number
  readonly nextAttemptAt: number
  /** How long the attempt took, in ms. */
  readonly took: number
}

type LastRead = {
  readonly view: SnapshotView
  readonly status: GatewayStatus
  /** When it was begun, and when its answer arrived: monotonic ms. */
  readonly begunAt: number
  readonly receivedAt: number
  readonly took: number
  /** The quicker of the last two reads of this kind: one that was slow for once decides nothing. */
  readonly usual: number
  /** Groups whose row this read found changed. */
  readonly changed: number
}

// A read may cost the gateway seconds of CPU; watching must not take more than about a tenth of it.
const restPerRead = 10

// However long reads take, nobody waits longer than this for the next one to begin.
const longestInterval = 5 * 60_000

export type Reader = ReturnType<typeof startReader>

/**
 * The one reader of a gateway. However many people watch, polls and fresh reads for runs go through it, one at a time.
 * A failed read keeps the last good one.
 */
export const startReader = (settings: GatewaySettings, log: Logger) => {
  const { name, address, rules, otherwise } = settings
  const { pollInterval } = settings
  const start = { gateway: name, address, pollInterval, rules: rules.map(({ matchers }) => ({ matchers })) }
  const worker = startWorker(start, {
    onEnd: (reason) =>
      log.error({ gateway: name, reason }, 'the reader ended; push histories and missing groups are forgotten'),
    onNews: (news) => {
      collisions = currentOf(news)
      for (const listener of newsListeners) listener()
    },
  })
  const pushgateway = openPushgateway(address)
  const expectations = rules.map(({ expectation }) => expectation)
  const forgotten = new Set<string>()
  const remembered = new Set<string>()
  const listeners = new Set<() => void>()
  const newsListeners = new Set<() => void>()
  let last: LastRead | undefined
  let lastGlance: number | undefined
  let lastWhole: number | undefined
  let failure: ReadFailure | undefined
  let collisions = noneYet
  let current: Promise<SnapshotView> | undefined
  let next: Promise<SnapshotView> | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let reads = { ok: 0, failed: 0, seconds: 0 }

  // An attempt that is refused costs the gateway nothing, one that is given up cost it as much as any.
  const interval = () => {
    const rest = failure ? failure.took : (last?.usual ?? 0) * restPerRead
    return Math.max(settings.pollInterval, Math.min(rest, longestInterval))
  }

  const schedule = () => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void poll(), interval())
  }

  const keep = (
    { published, collisions: found, status, took, wasGlance }: Awaited<ReturnType<typeof worker.ask<'read'>>>,
    begunAt: number,
  ) => {
    if (failure) log.info({ gateway: name }, 'the gateway can be read again')
    last = {
      view: viewSnapshot(published, last?.view),
      status,
      took,
      usual: Math.min(took, (wasGlance ? lastGlance : lastWhole) ?? took),
      changed: published.changed,
      begunAt,
      receivedAt: performance.now(),
    }
    if (wasGlance) lastGlance = took
    else lastWhole = took
    collisions = currentOf(found)
    failure = undefined
    reads = { ...reads, ok: reads.ok + 1, seconds: reads.seconds + took / 1000 }
    return last.view
  }

  const fail = (reason: unknown, began: number): never => {
    const took = performance.now() - began
    const error = reason instanceof GatewayError ? reason : new GatewayError('broken-answer', String(reason))
    if (!failure) log.warn({ gateway: name, code: error.code, error: error.message }, 'the gateway cannot be read')
    const attempts = (failure?.attempts ?? 0) + 1
    const since = failure?.since ?? Date.now()
    failure = { error, since, attempts, nextAttemptAt: 0, took }
    failure = { ...failure, nextAttemptAt: Date.now() + interval() }
    reads = { ...reads, failed: reads.failed + 1 }
    throw error
  }

  const read = (isPoll: boolean): Promise<SnapshotView> => {
    if (isStopped) return Promise.reject(new GatewayError('unreachable', `${name} is not watched any more`))
    // Whoever waits for groups to go, or for a push, is shown the groups themselves.
    const mayGlance = isPoll && forgotten.size === 0 && remembered.size === 0
    const told = { forgotten: [...forgotten], remembered: [...remembered], mayGlance }
    const began = performance.now()
    current = worker
      .ask('read', told)
      .then(
        (reading) => {
          for (const id of told.forgotten) forgotten.delete(id)
          for (const id of told.remembered) remembered.delete(id)
          return keep(reading, began)
        },
        (reason: unknown) => fail(reason, began),
      )
      .finally(() => {
        current = undefined
        schedule()
        for (const listener of listeners) listener()
      })
    return current
  }

  const readAfresh = (): Promise<SnapshotView> => {
    // One that waits for its turn begins after this call, too.
    if (next) return next
    if (!current) return read(false)
    next = current
      .catch(() => {})
      .then(() => {
        next = undefined
        return read(false)
      })
    return next
  }

  const poll = () => (next ?? current ?? read(true)).catch(() => {})

  const now = () => {
    if (!last) return null
    return failure ? last.view.readAt : last.view.readAt + (performance.now() - last.receivedAt)
  }

  const isMissing = (id: string) => {
    const row = last?.view.rowOf(id)
    return row !== undefined && (last?.view.missingSince[row] ?? 0) > 0
  }

  const source = (): Source | undefined => {
    const at = now()
    if (!last || at === null) return undefined
    return { view: last.view, now: at, rules: expectations, otherwise, collisions: collisions.columns }
  }

  void poll()
  return {
    name,
    settings,
    readAfresh,
    now,
    failure: () => failure,
    lastRead: () => last,
    reads: () => reads,
    pollEvery: () => Math.round(interval()),
    /** Calls back after each attempt to read, good or bad. */
    onAttempt: (listener: () => void) => {
      listeners.add(listener)
    },
    /** Calls back when collisions became known between two reads. */
    onNews: (listener: () => void) => {
      newsListeners.add(listener)
    },
    source,
    /** What clashes there, as of the last good read. */
    collisions: (): CollisionReport => collisions.report,
    /** Whether a group is part of a collision. */
    collidesIn: (group: string, collision: string): boolean => isPartOf(source(), group, collision),
    tryPush: (push: Questions['try']['asked']) => worker.ask('try', push),
    families: (id: string) => worker.ask('families', { id }),
    capture: async (ids: readonly string[]) => new Map(await worker.ask('capture', { ids })),
    remove: (key: GroupingKey) =>
      pushgateway.remove(key, { utf8Names: last && last.status.flags['push.enable-utf8-names'] === 'true' }),
    forget: (ids: readonly string[]) => {
      for (const id of ids) {
        forgotten.add(id)
        remembered.delete(id)
      }
      // What was missing is on the screen until the next read: somebody waits for it to go.
      if (ids.some(isMissing)) void readAfresh().catch(() => {})
    },
    remember: (ids: readonly string[]) => {
      for (const id of ids) {
        remembered.add(id)
        forgotten.delete(id)
      }
    },
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await Promise.all([worker.stop(), pushgateway.close()])
    },
  }
}
