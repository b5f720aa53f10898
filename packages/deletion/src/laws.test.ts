import type { Plan } from '@gatehouse/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Intent, Result } from './ports.ts'
import { run, testActivity } from './test-gateway.ts'
import { type Fate, openTestQueue, type QueueOptions } from './test-queue.ts'

const fates: readonly Fate[] = ['taken', 'late', 'refused', 'overloaded', 'answer lost', 'lost']

const anyQueue = (): fc.Arbitrary<QueueOptions> =>
  fc.record({
    readTime: fc.constantFrom(1, 300, 3000),
    pushTime: fc.constantFrom(1, 50, 500),
    underWay: fc.constantFrom(0, 400, 6000),
    fates: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant<Fate>('taken') }, fc.constantFrom(...fates)), {
      minLength: 1,
      maxLength: 20,
    }),
    pushes: fc.array(fc.record({ after: fc.nat({ max: 20_000 }), group: fc.nat() }), { maxLength: 60 }),
  })

const planOf = ({ items }: ReturnType<typeof openTestQueue>): Plan => ({
  id: 'p',
  createdAt: 0,
  expiresAt: 1,
  reason: '',
  items,
  kept: [],
  confirm: null,
})

const runOn = async (queue: ReturnType<typeof openTestQueue>, stopAfter = Number.POSITIVE_INFINITY) => {
  const unproven: number[] = []
  const { gateway, clock, wait, intend } = queue
  const results = await run(planOf(queue), gateway, {
    clock,
    wait,
    activity: { ...testActivity(), intend },
    isStopped: () => queue.deletes() >= stopAfter,
    onUnproven: (count) => void unproven.push(count),
  })
  return { results, unproven }
}

const idsOf = (results: readonly Result[]) => results.map(({ id }) => id).sort()

/** Outcomes that say that the gateway took no delete. */
const isUntouched = ({ outcome, detail }: Result) =>
  outcome === 'skipped' || outcome === 'already-gone' || detail.startsWith('nothing was deleted')

test('whatever happens, every group has one outcome, the outcome is true, and nothing goes that should not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 700 }), anyQueue(), async (size, options) => {
      const queue = openTestQueue(size, options)
      const { results, unproven } = await runOn(queue)
      expect(queue.mistakes).toEqual([])
      expect(idsOf(results)).toEqual(queue.items.map(({ id }) => id).sort())
      for (const result of results) {
        if (result.outcome === 'deleted') expect(queue.gone).toContain(result.id)
        if (isUntouched(result)) expect(queue.enqueued).not.toContain(result.id)
      }
      expect(Math.max(0, ...unproven)).toBeLessThanOrEqual(500)
      expect(unproven.at(-1)).toBe(0)
    }),
    { numRuns: 150 },
  )
})

test('a stop sends nothing more, and every delete that was sent has its outcome', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 700 }),
      fc.nat({ max: 700 }),
      anyQueue(),
      async (size, stop, options) => {
        const queue = openTestQueue(size, options)
        const { results } = await runOn(queue, stop)
        // Those under way beside the last one.
        expect(queue.deletes()).toBeLessThan(stop + 8)
        expect(queue.mistakes).toEqual([])
        expect(new Set(idsOf(results)).size).toBe(results.length)
        const known = new Set(results.map(({ id }) => id))
        for (const id of queue.enqueued) expect(known).toContain(id)
      },
    ),
    { numRuns: 100 },
  )
})

test('5,000 groups go with few readings and at most 500 deletes unproven, also behind a slow queue', async () => {
  const pushes = Array.from({ length: 300 }, (_, i) => ({ after: i * 500, group: 5000 + i }))
  const queue = openTestQueue(5000, { readTime: 700, pushTime: 450, fates: ['taken'], pushes: [] })
  const busy = openTestQueue(6000, { readTime: 700, pushTime: 450, fates: ['taken'], pushes })
  for (const one of [queue, busy]) {
    let readings = 0
    const readAfresh = () => {
      readings += 1
      return one.gateway.readAfresh()
    }
    const { results, unproven } = await runOn({ ...one, gateway: { ...one.gateway, readAfresh } })
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(Math.max(...unproven)).toBe(500)
    expect(readings).toBeLessThan(40)
  }
})

test('a gateway that takes no deletes is left alone after a few', async () => {
  for (const fate of ['overloaded', 'lost'] as const) {
    const queue = openTestQueue(5000, { readTime: 700, pushTime: 1, fates: [fate], pushes: [] })
    const { results } = await runOn(queue)
    expect(queue.deletes()).toBeLessThan(30)
    expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'failed'))
    expect(results).toHaveLength(5000)
  }
})

test('groups the gateway refuses one by one do not keep the others', async () => {
  const queue = openTestQueue(600, { readTime: 100, pushTime: 1, fates: ['refused', 'refused', 'taken'], pushes: [] })
  const { results } = await runOn(queue)
  expect(results.filter(({ outcome }) => outcome === 'deleted')).toHaveLength(200)
  expect(queue.deletes()).toBe(600)
})

test('however much is written down, others have their turn in between, and no delete goes before its intent', async () => {
  const queue = openTestQueue(3000, { readTime: 100, pushTime: 1, fates: ['taken'], pushes: [] })
  const written: number[][] = [[]]
  const note = (lines: number) => written.at(-1)?.push(lines)
  const wait = async (ms: number) => {
    written.push([])
    await queue.wait(ms)
  }
  const readAfresh = () => {
    written.push([])
    return queue.gateway.readAfresh()
  }
  const intend = (runId: string, intents: readonly Intent[]) => {
    note(intents.length)
    queue.intend(runId, intents)
  }
  const activity = { ...testActivity(), intend }
  await run(planOf(queue), { ...queue.gateway, readAfresh }, { clock: queue.clock, wait, activity })
  expect(queue.mistakes).toEqual([])
  expect(written.flat().reduce((sum, lines) => sum + lines, 0)).toBe(3000)
  expect(Math.max(...written.map((lines) => lines.reduce((sum, n) => sum + n, 0)))).toBe(50)
})
