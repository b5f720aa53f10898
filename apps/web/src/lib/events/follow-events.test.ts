import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aGateway, gatewaysAnswer, noon } from '../../testing/builders.ts'
import { fakeEventSource } from '../../testing/fake-event-source.ts'
import { gatewaysQuery } from '../gateways-query.ts'
import { everyMs, live, setPaused } from '../live.ts'
import type { GatewaysAnswer } from '../wire.ts'
import { followEvents } from './follow-events.ts'

const timing = { pollEveryMs: 65_000, tookMs: 6500 }

let ends: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  for (const end of ends) end()
  ends = []
  setPaused(false)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** Something that is shown: how often it was asked for, and which answer it shows. */
const show = (client: QueryClient, name: string, gateways: readonly string[], answer = async (n: number) => n) => {
  let asked = 0
  const options = { queryKey: [name, ...gateways], retry: false, ...live(gateways) }
  const observer = new QueryObserver(client, { ...options, queryFn: () => answer(++asked) })
  const hide = observer.subscribe(() => {})
  ends.push(hide)
  return { asked: () => asked, shown: () => observer.getCurrentResult().data, hide }
}

/** A page that shows groups of two gateways, its first answers there and its stream open. */
const open = async () => {
  const client = new QueryClient()
  const source = fakeEventSource()
  client.setQueryData(gatewaysQuery.queryKey, gatewaysAnswer([aGateway()], { receivedAt: performance.now() }))
  const health = new QueryObserver<GatewaysAnswer>(client, {
    queryKey: gatewaysQuery.queryKey,
    queryFn: async () => {
      healthAsked++
      return client.getQueryData(gatewaysQuery.queryKey) ?? gatewaysAnswer()
    },
    ...live(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  let healthAsked = 0
  ends.push(health.subscribe(() => {}))
  const prod = show(client, 'groups', ['prod'])
  const staging = show(client, 'groups', ['staging'])
  ends.push(followEvents(client))
  await pass(100)
  const hello = (mark: string, sinceMs = 60_000) =>
    source.say('hello', { gateways: [{ gateway: 'prod', readAt: noon, ageMs: 0, mark, sinceMs }] })
  const snapshot = (mark: string, readAt = noon) =>
    source.say('snapshot', { gateway: 'prod', readAt, ageMs: 0, mark, changed: 1, ...timing })
  return { client, source, prod, staging, healthAsked: () => healthAsked, health, hello, snapshot }
}

const openInPeace = async () => {
  const page = await open()
  page.hello('a')
  await pass(everyMs)
  return page
}

const setVisible = (visibilityState: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibilityState)
  document.dispatchEvent(new Event('visibilitychange'))
}

test('while events come, nothing is asked by the clock', async () => {
  const { prod, snapshot } = await openInPeace()
  for (let i = 0; i < 20; i++) {
    snapshot('a', noon + i)
    await pass(5000)
  }
  expect(prod.asked()).toBe(1)
})

test('a read that found nothing new still tells its age and what it took', async () => {
  const { health, snapshot } = await openInPeace()
  await pass(7000)
  snapshot('a', noon + 10_000)
  const gateway = health.getCurrentResult().data?.gateways[0]
  expect(gateway).toMatchObject({ lastReadAt: noon + 10_000, now: noon + 10_000 })
  expect(gateway).toMatchObject({ pollEveryMs: 65_000, lastReadTookMs: 6500 })
  expect(health.getCurrentResult().data?.receivedAt).toBe(performance.now())
})

test('a change is asked for at once, by what shows that gateway and nothing else', async () => {
  const { prod, staging, healthAsked, snapshot } = await openInPeace()
  snapshot('b')
  await pass(0)
  expect([prod.asked(), staging.asked(), healthAsked()]).toEqual([2, 1, 1])
})

test('what is not on the screen is not asked for', async () => {
  const { prod, snapshot } = await openInPeace()
  prod.hide()
  snapshot('b')
  await pass(everyMs)
  expect(prod.asked()).toBe(1)
})

test('what changed between the first answers and the stream is asked for', async () => {
  const { prod, hello } = await open()
  hello('a', 50)
  await pass(0)
  expect(prod.asked()).toBe(2)
})

test('of many changes each few seconds one is asked for, and the last is not lost', async () => {
  const { prod, snapshot } = await openInPeace()
  for (let i = 0; i < 12; i++) {
    snapshot(`mark ${i}`)
    await pass(everyMs / 6)
  }
  await pass(everyMs)
  expect(prod.asked()).toBeLessThanOrEqual(4)
  const settled = prod.asked()
  await pass(50_000)
  expect(prod.asked()).toBe(settled)
})

test('an answer that takes long is waited for, then asked for anew', async () => {
  const { client, snapshot } = await openInPeace()
  const answers: ((n: number) => void)[] = []
  const slow = show(client, 'jobs', [], () => new Promise((resolve) => answers.push(resolve)))
  answers.shift()?.(1)
  await pass(0)
  snapshot('b')
  await pass(0)
  snapshot('c')
  await pass(4 * everyMs)
  expect(slow.asked()).toBe(2)
  answers.shift()?.(2)
  await pass(everyMs)
  expect(slow.asked()).toBe(3)
})

test('a first answer that was on its way when groups changed is asked for anew', async () => {
  const { client, snapshot } = await openInPeace()
  const answers: ((n: number) => void)[] = []
  const first = show(client, 'jobs', [], () => new Promise((resolve) => answers.push(resolve)))
  snapshot('b')
  await pass(0)
  expect(first.asked()).toBe(1)
  answers.shift()?.(1)
  await pass(0)
  expect(first.asked()).toBe(2)
})

test('what was asked ahead and not taken when groups changed is asked for anew', async () => {
  const { snapshot } = await openInPeace()
  const answer = Promise.resolve({ response: new Response(), arrivedAt: 0 })
  window.askedAhead = { at: performance.now(), answers: new Map([['groups', answer]]) }
  snapshot('b')
  await pass(0)
  expect(window.askedAhead.answers.size).toBe(0)
  delete window.askedAhead
})

test('many browsers spread their questions over the time the server names', async () => {
  const { source, prod } = await openInPeace()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  source.say('snapshot', { gateway: 'prod', readAt: noon, ageMs: 0, mark: 'b', changed: 1, ...timing, spreadMs: 2000 })
  await pass(999)
  expect(prod.asked()).toBe(1)
  await pass(1)
  expect(prod.asked()).toBe(2)
})

test('news of the health of a gateway asks for the gateways only', async () => {
  const { source, prod, healthAsked } = await openInPeace()
  source.say('gateway', { gateway: 'prod', up: false, mark: 'a' })
  await pass(0)
  expect([prod.asked(), healthAsked()]).toEqual([1, 1])
})

test('news of a run asks for that run only', async () => {
  const { client, source, prod } = await openInPeace()
  const asked = vi.fn(async () => 0)
  const options = { queryFn: asked, staleTime: Number.POSITIVE_INFINITY }
  ends.push(new QueryObserver(client, { ...options, queryKey: ['run', 'r'] }).subscribe(() => {}))
  ends.push(new QueryObserver(client, { ...options, queryKey: ['run', 'other'] }).subscribe(() => {}))
  await pass(0)
  source.say('run', { id: 'r', done: 1, total: 2, state: 'running' })
  await pass(0)
  expect([asked.mock.calls.length, prod.asked()]).toEqual([3, 1])
})

test('the last news of a run is not lost to an answer that was on its way', async () => {
  const { client, source } = await openInPeace()
  let state = 'running'
  const queryFn = async () => {
    const known = state
    await new Promise((resolve) => setTimeout(resolve, 500))
    return known
  }
  const observer = new QueryObserver(client, { queryKey: ['run', 'r'], queryFn, staleTime: Number.POSITIVE_INFINITY })
  ends.push(observer.subscribe(() => {}))
  await pass(100)
  state = 'done'
  source.say('run', { id: 'r', done: 2, total: 2, state: 'done' })
  await pass(1000)
  expect(observer.getCurrentResult().data).toBe('done')
})

test('paused, the stream is closed and nothing is asked; resumed, everything is', async () => {
  const { source, prod, staging } = await openInPeace()
  setPaused(true)
  await pass(120_000)
  expect([source.open().length, prod.asked()]).toEqual([0, 1])
  setPaused(false)
  await pass(0)
  expect([source.open().length, prod.asked(), staging.asked()]).toEqual([1, 2, 2])
})

test('an answer on its way changes nothing once it is paused', async () => {
  const { client, snapshot } = await openInPeace()
  const answers: ((n: number) => void)[] = []
  const slow = show(client, 'jobs', [], () => new Promise((resolve) => answers.push(resolve)))
  answers.shift()?.(1)
  await pass(0)
  snapshot('b')
  await pass(0)
  setPaused(true)
  answers.shift()?.(2)
  await pass(60_000)
  expect([slow.shown(), slow.asked()]).toEqual([1, 2])
})

test('a page nobody looks at keeps no connection, and learns on return what it missed', async () => {
  const { source, prod, hello } = await openInPeace()
  setVisible('hidden')
  expect(source.open()).toHaveLength(0)
  setVisible('visible')
  hello('a')
  await pass(everyMs)
  expect([source.open().length, prod.asked()]).toEqual([1, 1])
  setVisible('hidden')
  setVisible('visible')
  hello('b')
  await pass(everyMs)
  expect(prod.asked()).toBe(2)
})

test('a change that was noted before the page was left is asked for on return', async () => {
  const { prod, hello, snapshot } = await openInPeace()
  snapshot('b')
  setVisible('hidden')
  await pass(60_000)
  expect(prod.asked()).toBe(1)
  setVisible('visible')
  hello('b')
  await pass(0)
  expect(prod.asked()).toBe(2)
})

test('without a stream answers are asked for by the clock, and the stream is tried later each time', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1)
  const { source, prod } = await openInPeace()
  const tries: number[] = []
  const began = performance.now()
  for (let i = 0; i < 9; i++) {
    source.fail()
    const known = source.opened.length
    while (source.opened.length === known) await pass(500)
    tries.push(Math.round((performance.now() - began) / 1000))
  }
  expect(tries).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243])
  expect(prod.asked()).toBeGreaterThan(240 / 3 - 5)
  expect(source.open()).toHaveLength(1)
})

test('a stream that is back ends the asking by the clock', async () => {
  const { source, prod, hello } = await openInPeace()
  source.fail()
  await pass(1000)
  hello('a')
  await pass(2 * everyMs)
  const settled = prod.asked()
  await pass(50_000)
  expect(prod.asked()).toBe(settled)
})

test('a stream that never says hello is given up', async () => {
  const { source, prod } = await open()
  await pass(5000)
  expect(source.open()).toHaveLength(0)
  await pass(500)
  expect(source.open()).toHaveLength(1)
  await pass(3 * everyMs)
  expect(prod.asked()).toBeGreaterThan(2)
})

test('a connection that died unnoticed is opened anew; a beat keeps it', async () => {
  const { source } = await openInPeace()
  await pass(50_000)
  source.say('beat', {})
  await pass(50_000)
  expect(source.opened).toHaveLength(1)
  await pass(11_000)
  expect(source.opened).toHaveLength(2)
})

test('a failure heals by asking again, though no event tells', async () => {
  const { client, snapshot } = await openInPeace()
  const failing = show(client, 'jobs', [], async (n) => {
    if (n === 2) throw new Error('no')
    return n
  })
  await pass(0)
  snapshot('b')
  await pass(0)
  expect(failing.asked()).toBe(2)
  await pass(everyMs)
  expect([failing.asked(), failing.shown()]).toEqual([3, 3])
  await pass(50_000)
  expect(failing.asked()).toBe(3)
})

test('where there are no events at all, answers are asked for by the clock', async () => {
  const client = new QueryClient()
  ends.push(followEvents(client))
  const groups = show(client, 'groups', [])
  await pass(3 * everyMs)
  expect(groups.asked()).toBe(4)
})

test('at the end the stream is closed', async () => {
  const { source } = await openInPeace()
  for (const end of ends) end()
  expect(source.open()).toHaveLength(0)
  setPaused(true)
  setPaused(false)
  expect(source.opened).toHaveLength(1)
})
