import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEventHub } from './hub.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const snapshot = (given: { gateway?: string; mark?: string; changed?: number; readAt?: number } = {}) => ({
  gateway: 'prod',
  readAt: 1_700_000_000_000,
  ageMs: 0,
  mark: 'a-1',
  changed: 0,
  pollEveryMs: 5000,
  tookMs: 12,
  ...given,
})

const text = (value: Uint8Array | undefined) => new TextDecoder().decode(value)

/** Somebody who reads: `next` is the next piece that came over the stream. */
const listen = async (hub: ReturnType<typeof createEventHub>) => {
  const reader = hub.open(() => {})?.getReader()
  const next = async () => text((await reader?.read())?.value)
  return { hello: await next(), next }
}

const events = (piece: string) =>
  [...piece.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, kind, data]) => [kind, JSON.parse(data ?? '')])

test('of a burst everybody gets the first news at once and the latest a moment later', async () => {
  const hub = createEventHub({ restMs: 250 })
  const { next } = await listen(hub)
  hub.publish('run', { id: 'r', done: 1, total: 9, state: 'running' })
  await vi.advanceTimersByTimeAsync(1)
  expect(events(await next())).toMatchObject([['run', { done: 1 }]])
  for (let done = 2; done <= 9; done++) hub.publish('run', { id: 'r', done, total: 9, state: 'running' })
  await vi.advanceTimersByTimeAsync(250)
  expect(events(await next())).toMatchObject([['run', { done: 9 }]])
})

test('news of many gateways go out in one piece, and no change is lost count of', async () => {
  const hub = createEventHub()
  const { next } = await listen(hub)
  hub.publish('snapshot', snapshot({ gateway: 'a', changed: 2 }))
  hub.publish('snapshot', snapshot({ gateway: 'b' }))
  hub.publish('snapshot', snapshot({ gateway: 'a', changed: 3, mark: 'a-2' }))
  await vi.advanceTimersByTimeAsync(1)
  expect(events(await next())).toMatchObject([
    ['snapshot', { gateway: 'a', changed: 5, mark: 'a-2' }],
    ['snapshot', { gateway: 'b', changed: 0 }],
  ])
})

test('hello says what was last told of each gateway, and how long ago', async () => {
  const hub = createEventHub()
  hub.publish('snapshot', snapshot({ readAt: 1 }))
  await vi.advanceTimersByTimeAsync(2000)
  hub.publish('snapshot', snapshot({ readAt: 2001 }))
  await vi.advanceTimersByTimeAsync(500)
  const { hello } = await listen(hub)
  expect(events(hello)).toEqual([
    ['hello', { gateways: [{ gateway: 'prod', readAt: 2001, ageMs: 500, mark: 'a-1', sinceMs: 2500 }], spreadMs: 0 }],
  ])
})

test('the more listen, the longer their questions are spread', async () => {
  const hub = createEventHub()
  const [first] = await Promise.all(Array.from({ length: 1000 }, () => listen(hub)))
  hub.publish('snapshot', snapshot())
  await vi.advanceTimersByTimeAsync(1)
  expect(events((await first?.next()) ?? '')).toMatchObject([['snapshot', { spreadMs: 2000 }]])
})

test('every listener gets the same bytes', async () => {
  const hub = createEventHub()
  const readers = [hub.open(() => {}), hub.open(() => {})].map((stream) => stream?.getReader())
  for (const reader of readers) await reader?.read()
  hub.publish('snapshot', snapshot())
  await vi.advanceTimersByTimeAsync(1)
  const [one, other] = await Promise.all(readers.map((reader) => reader?.read()))
  expect(one?.value).toBe(other?.value)
})

test('after the end nothing opens and nothing is told', async () => {
  vi.useRealTimers()
  const hub = createEventHub()
  const reader = hub.open(() => {})?.getReader()
  await reader?.read()
  await hub.end()
  expect(await reader?.read()).toMatchObject({ done: true })
  hub.publish('snapshot', snapshot())
  expect(hub.open(() => {})).toBeUndefined()
  expect(hub.size()).toBe(0)
})
