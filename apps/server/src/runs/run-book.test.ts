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
  expect(told).toEqual([{ id: 'run', done: 0, total: 300, state: 'done' }])
})
