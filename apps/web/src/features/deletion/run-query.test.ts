import { focusManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setPaused, setPolling } from '../../lib/live.ts'
import { aRun } from '../../testing/builders.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { runQuery } from './run-query.ts'

let leave = () => {}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  leave()
  setPolling(true)
  setPaused(false)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const watchRun = () => {
  const api = fakeApi({ 'GET runs/*': () => aRun([]) })
  const client = new QueryClient()
  client.mount()
  const unsubscribe = new QueryObserver(client, runQuery('run-1')).subscribe(() => {})
  leave = () => {
    unsubscribe()
    client.unmount()
  }
  return { api, asked: () => api.asked.length }
}

const setVisible = (visibilityState: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibilityState)
  document.dispatchEvent(new Event('visibilitychange'))
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test.each([
  ['events tell of it', () => setPolling(false)],
  ['nobody looks', () => setVisible('hidden')],
] as const)('while %s, a run is asked for now and then only', async (_, given) => {
  given()
  const { asked } = watchRun()
  await pass(30_500)
  expect(asked()).toBe(7)
})

test.each([
  ['there are no events', () => setPolling(true)],
  [
    'the page is paused',
    () => {
      setPolling(false)
      setPaused(true)
    },
  ],
] as const)('while %s, a run is asked for again and again', async (_, given) => {
  given()
  const { asked } = watchRun()
  await pass(3100)
  expect(asked()).toBeGreaterThan(8)
})

test('whoever comes back sees at once how far a run is; one that is done is not asked for again', async () => {
  setPolling(false)
  const { api, asked } = watchRun()
  await pass(100)
  focusManager.onFocus()
  await pass(100)
  expect(asked()).toBe(2)
  api.answer({ 'GET runs/*': () => aRun([], { state: 'done' }) })
  focusManager.onFocus()
  await pass(100)
  expect(asked()).toBe(3)
  focusManager.onFocus()
  await pass(20_000)
  expect(asked()).toBe(3)
})
