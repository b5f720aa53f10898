import type { RunGateway } from '@gatehouse/deletion'
import { freezePlan, type Plan, type SeenGroup } from '@gatehouse/domain'
import { expect, test } from 'vitest'
import { createRunBook, type RunProgress } from './run-book.ts'

const group = (id: string): SeenGroup => ({
  id,
  gateway: 'prod',
  key: [['job', id]],
  state: 'stale',
  doubt: null,
  pushedAt: 100,
  failedAt: 0,
  series: 1,
})

const planOf = (groups: number): Plan =>
  freezePlan({
    id: 'plan',
    now: 0,
    chosen: Array.from({ length: groups }, (_, i) => group(`g${i}`)),
    includeFresh: false,
    reason: '',
    gatewaySizes: new Map(),
    obstacleOf: () => null,
  })

/** Holds the groups of a plan in memory and deletes at once. */
const gatewayOf = ({ items }: Plan): RunGateway => {
  const left = new Map(items.map((item) => [item.id, item]))
  return {
    readAfresh: async () => ({ begunAt: performance.now(), took: 0, find: (id) => left.get(id) }),
    capture: async (ids) => new Map(ids.map((id) => [id, ''])),
    remove: async ([[, id] = ['', '']]) => {
      left.delete(id)
      return { kind: 'accepted', at: null }
    },
    forget: () => {},
    remember: () => {},
  }
}

const carryOut = (plan: Plan) => {
  const told: RunProgress[] = []
  let ended: () => void
  const end = new Promise<void>((resolve) => {
    ended = resolve
  })
  const book = createRunBook({
    gatewayOf: () => gatewayOf(plan),
    activity: { begin: () => {}, intend: () => {}, conclude: () => {} },
    now: () => 5,
    onResults: () => {},
    onProgress: (run) => {
      told.push(run)
      if (run.state === 'done') ended()
    },
  })
  book.start('run', plan)
  return { book, told, end }
}

test('progress is told as results come, never backwards, and last that the run is done', async () => {
  const { told, end } = carryOut(planOf(1000))
  await end
  expect(told.length).toBeGreaterThan(3)
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b))
  expect(told.at(-1)).toEqual({ id: 'run', done: 1000, total: 1000, state: 'done' })
  expect(told.slice(0, -1).every(({ state }) => state === 'running')).toBe(true)
})

test('results are counted by outcome and reason, and are in the order they came', async () => {
  const { book, end } = carryOut(planOf(300))
  await end
  const { tally, endedAt, unproven } = book.find('run')
  expect(tally.outcomes).toEqual({ deleted: 300, 'already-gone': 0, skipped: 0, 'came-back': 0, failed: 0 })
  expect(tally.reasons).toEqual({ gone: 300 })
  expect(tally.results).toHaveLength(300)
  expect([endedAt, unproven]).toEqual([5, 0])
})

test('a run that is stopped before its turn does nothing and is done', async () => {
  const { book, told, end } = carryOut(planOf(300))
  book.stop('run')
  await end
  expect(told.map(({ done, state }) => [done, state])).toEqual([
    [0, 'running'],
    [0, 'done'],
  ])
})

/** A book of runs: over a gateway that holds nothing, so that all is already gone, or over one that never answers. */
const aBook = () => {
  const ends = new Map<string, () => void>()
  const nothing = { begunAt: 0, took: 0, find: () => undefined }
  const book = createRunBook({
    gatewayOf: (name) => ({
      ...gatewayOf(planOf(0)),
      readAfresh: () => (name === 'silent' ? new Promise(() => {}) : Promise.resolve(nothing)),
    }),
    activity: { begin: () => {}, intend: () => {}, conclude: () => {} },
    now: () => 5,
    onResults: () => {},
    onProgress: ({ id, state }) => state === 'done' && ends.get(id)?.(),
    groupLimit: 250,
  })
  const start = (id: string, groups: number, gateway = 'prod') => {
    const plan = planOf(groups)
    book.start(id, { ...plan, items: plan.items.map((item) => ({ ...item, gateway })) })
  }
  const isKnown = (id: string) => {
    try {
      return book.find(id).id === id
    } catch {
      return false
    }
  }
  return {
    book,
    start,
    finish: async (id: string, groups: number) => {
      const end = new Promise<void>((resolve) => ends.set(id, resolve))
      start(id, groups)
      await end
    },
    known: (...ids: readonly string[]) => ids.filter(isKnown),
  }
}

test('ended runs are remembered while they list few groups together, the last one always, and running ones, too', async () => {
  const { start, finish, known } = aBook()
  start('running', 300, 'silent')
  await finish('a', 100)
  await finish('b', 100)
  expect(known('running', 'a', 'b')).toEqual(['running', 'a', 'b'])
  await finish('c', 100)
  expect(known('running', 'a', 'b', 'c')).toEqual(['running', 'b', 'c'])
  await finish('d', 260)
  expect(known('running', 'a', 'b', 'c', 'd')).toEqual(['running', 'd'])
})

test('of many small runs the last 100 that ended are remembered', async () => {
  const { finish, known } = aBook()
  const ids = Array.from({ length: 103 }, (_, i) => `run-${i}`)
  for (const id of ids) await finish(id, 1)
  expect(known(...ids)).toEqual(ids.slice(3))
})

test('a run behind another one over the same gateway is said to wait', async () => {
  const { book, start } = aBook()
  start('first', 3, 'silent')
  start('second', 3, 'silent')
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(book.find('first')).toMatchObject({ isWaiting: false, gateways: ['silent'], total: 3 })
  expect(book.find('second').isWaiting).toBe(true)
})
