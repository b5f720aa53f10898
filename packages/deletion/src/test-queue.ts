import type { GroupingKey, SeenGroup } from '@gatehouse/domain'
import type { Intent, Reading, RemoveAnswer, RunGateway } from './ports.ts'

/** What happens to a DELETE on its way. */
export type Fate = 'taken' | 'late' | 'refused' | 'overloaded' | 'answer lost' | 'lost'

export type QueueOptions = {
  /** How long a reading and a queued push take, in ms. */
  readonly readTime: number
  readonly pushTime: number
  /** How long the read lasts that is under way whenever a reading is asked for, and that it waits out, in ms. */
  readonly underWay?: number
  /** The fate of each DELETE in turn, over and over. */
  readonly fates: readonly Fate[]
  /** Pushes to groups by their number, each after so many ms. */
  readonly pushes: readonly { readonly after: number; readonly group: number }[]
}

type Queued = { readonly id: string; readonly pushedAt: number | null; readonly readyAt: number }

const seenGroup = (number: number): SeenGroup => ({
  id: `g${number}`,
  gateway: 'g',
  key: [['job', `g${number}`]],
  state: 'stale',
  doubt: null,
  pushedAt: 1,
  failedAt: 0,
  series: 1,
})

/** A gateway in virtual time: a queue that is worked off one by one, shared by pushes and deletes. Starts at 1,000,000 ms. */
export const openTestQueue = (size: number, { readTime, pushTime, underWay = 0, fates, pushes }: QueueOptions) => {
  const items = Array.from({ length: size }, (_, i) => seenGroup(i))
  const groups = new Map(items.map(({ id, pushedAt }) => [id, pushedAt]))
  const coming = pushes
    .map(({ after, group }) => ({ at: 1_000_000 + after, id: `g${group % size}` }))
    .sort((a, b) => a.at - b.at)
  const queue: Queued[] = []
  const captured = new Set<string>()
  const enqueued = new Set<string>()
  const gone = new Set<string>()
  const mistakes: string[] = []
  let time = 1_000_000
  let freeAt = time
  let deletes = 0
  let word: { readonly began: number; readonly ended: number; readonly groups: ReadonlyMap<string, number> } | undefined

  const enqueue = (id: string, pushedAt: number | null) => {
    freeAt = Math.max(freeAt, time) + (pushedAt === null ? 0.01 : pushTime)
    queue.push({ id, pushedAt, readyAt: freeAt })
  }
  const workOff = () => {
    while (queue[0] && queue[0].readyAt <= time) {
      const { id, pushedAt } = queue.shift() as Queued
      if (pushedAt !== null) groups.set(id, pushedAt)
      else if (groups.delete(id)) gone.add(id)
    }
  }
  const pass = (ms: number) => {
    const until = time + ms
    while (coming[0] && coming[0].at <= until) {
      const push = coming.shift()
      time = Math.max(time, push?.at ?? time)
      workOff()
      if (push) enqueue(push.id, time)
    }
    time = until
    workOff()
  }
  const judge = (id: string) => {
    const { began = 0, ended = 0, groups: seen = new Map() } = word ?? {}
    if (!captured.has(id)) mistakes.push(`${id} was not written down`)
    if (seen.get(id) !== 1) mistakes.push(`${id} was not as planned in the last reading`)
    if (time - began > Math.max(1000, 2 * (ended - began))) mistakes.push(`${id} went on the word of an old reading`)
  }
  const take = (id: string) => {
    enqueued.add(id)
    enqueue(id, null)
  }
  const answers: Record<Fate, (id: string) => RemoveAnswer> = {
    taken: (id) => {
      take(id)
      return { kind: 'accepted', at: Math.floor(time / 1000) * 1000 }
    },
    late: (id) => {
      pass(700)
      take(id)
      return { kind: 'accepted', at: Math.floor(time / 1000) * 1000 }
    },
    refused: () => ({ kind: 'refused', reason: '400' }),
    overloaded: () => ({ kind: 'overloaded', reason: '503' }),
    'answer lost': (id) => {
      take(id)
      return { kind: 'unanswered', reason: 'reset' }
    },
    lost: () => ({ kind: 'unanswered', reason: 'reset' }),
  }
  const gateway: RunGateway = {
    readAfresh: async (): Promise<Reading> => {
      pass(underWay)
      const began = time
      const seen = new Map(groups)
      pass(readTime)
      word = { began, ended: time, groups: seen }
      return {
        begunAt: began,
        took: time - began,
        find: (id) => {
          const pushedAt = seen.get(id)
          return pushedAt === undefined ? undefined : { pushedAt, failedAt: 0, doubt: null }
        },
      }
    },
    capture: async (ids) => new Map(ids.filter((id) => groups.has(id)).map((id) => [id, 'm 1\n'])),
    remove: async (key: GroupingKey) => {
      const id = key[0]?.[1] ?? ''
      judge(id)
      pass(1)
      const fate = fates[deletes++ % fates.length] ?? 'taken'
      return answers[fate](id)
    },
    forget: () => {},
    remember: () => {},
  }
  return {
    items,
    gateway,
    clock: () => time,
    wait: async (ms: number) => pass(ms),
    intend: (_: string, intents: readonly Intent[]) => {
      for (const { item } of intents) captured.add(item.id)
    },
    /** Deletes that were sent, deletes the gateway took, and groups it deleted at some time. */
    deletes: () => deletes,
    enqueued,
    gone,
    /** What no run may do. */
    mistakes,
  }
}
