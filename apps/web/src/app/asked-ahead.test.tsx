import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aGroup, groupsAnswer, noon } from '../testing/builders.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { renderApp } from '../testing/render-app.tsx'

/** The page as it is loaded: first what asks ahead, then the app. */
const load = async (address: string) => {
  const { asked } = fakeApi({ 'GET groups': () => groupsAnswer([aGroup({ job: 'backup' })]) })
  window.history.replaceState(null, '', address)
  vi.resetModules()
  await import('../ahead.ts')
  const ahead = asked.length
  renderApp(address)
  await screen.findByRole('grid', { name: 'Groups' })
  const questions = asked.map(({ url }) => {
    url.searchParams.sort()
    return url.href
  })
  return { ahead, questions }
}

test.each([
  '/',
  '/?sort=-series&state=late&state=stale',
  '/?collisions=error&collisions=type-clash',
  `/?${new URLSearchParams({ match: '{job=~"b.*",pod!=""}', gateway: 'prod', older_than: '1h', younger_than: '3d' })}`,
])('what the app needs first is asked ahead, and once: %s', async (address) => {
  const { ahead, questions } = await load(address)
  expect(ahead).toBe(2)
  expect(new Set(questions).size).toBe(questions.length)
  expect(window.askedAhead?.answers.size).toBe(0)
})

test('where it was guessed wrong, the app asks by itself', async () => {
  const { questions } = await load('/?sort=nonsense')
  expect(questions.filter((url) => url.includes('/groups'))).toHaveLength(2)
})

test('an answer is as old as its arrival, however late the app came', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  fakeApi({ 'GET gateways': () => ({ gateways: [], at: noon }) })
  vi.resetModules()
  await import('../ahead.ts')
  await vi.advanceTimersByTimeAsync(0)
  const arrived = performance.now()
  vi.advanceTimersByTime(4000)
  const { api } = await import('../lib/api.ts')
  expect((await api.gateways()).receivedAt).toBe(arrived)
  vi.useRealTimers()
})
