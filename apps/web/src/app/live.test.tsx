import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { setPaused } from '../lib/live.ts'
import { aGateway, aGroup, gatewaysAnswer, groupsAnswer, noon } from '../testing/builders.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { fakeEventSource } from '../testing/fake-event-source.ts'
import { renderApp } from '../testing/render-app.tsx'

afterEach(() => setPaused(false))

const backup = aGroup({ job: 'backup' })
const etl = aGroup({ job: 'etl' })

/** The groups page, its stream open, the groups it shows all that there are. */
const open = async () => {
  const source = fakeEventSource()
  const gateway = aGateway({ lastReadAt: noon - 3000, pollEveryMs: 15_000 })
  const api = fakeApi({
    'GET gateways': () => gatewaysAnswer([gateway], { receivedAt: performance.now() }),
    'GET groups': () => groupsAnswer([backup]),
  })
  const page = renderApp()
  await screen.findByRole('row', { name: /backup/ })
  const read = { gateway: 'prod', readAt: noon, ageMs: 0, pollEveryMs: 15_000, tookMs: 12 }
  source.say('hello', { gateways: [{ ...read, mark: 'a', sinceMs: 60_000 }] })
  const askedForGroups = () => api.asked.filter(({ url }) => url.pathname.endsWith('/groups')).length
  return { ...page, ...api, source, read, askedForGroups }
}

test('a push appears by itself, and only the rows on screen are asked for', async () => {
  const { source, read, answer, askedForGroups } = await open()
  const before = askedForGroups()
  answer({ 'GET groups': () => groupsAnswer([backup, etl]) })
  source.say('snapshot', { ...read, mark: 'b', changed: 1 })
  expect(await screen.findByRole('row', { name: /etl/ })).toBeTruthy()
  expect(askedForGroups()).toBe(before + 1)
})

test('a read without changes moves the age and asks for nothing', async () => {
  const { source, read, asked } = await open()
  const before = asked.length
  source.say('snapshot', { ...read, readAt: noon + 15_000, mark: 'a', changed: 0 })
  await waitFor(() => expect(screen.getByText(/^updated/).textContent).toBe('updated 0 s ago'))
  expect(asked.slice(before).map(({ url }) => url.href)).toEqual([])
})

test('paused, the screen stands still, and its age goes on', async () => {
  const { source, read, user, answer, asked } = await open()
  source.say('snapshot', { ...read, mark: 'a', changed: 0 })
  await user.click(screen.getByRole('button', { name: 'Pause updates' }))
  const before = asked.length
  answer({ 'GET groups': () => groupsAnswer([backup, etl]) })
  source.say('snapshot', { ...read, mark: 'b', changed: 1 })
  expect(await screen.findByText(/^paused, updated [1-9] s ago/)).toBeTruthy()
  expect(screen.queryByRole('row', { name: /etl/ })).toBeNull()
  expect([asked.length, source.open().length]).toEqual([before, 0])
  await user.click(screen.getByRole('button', { name: 'Resume updates' }))
  expect(await screen.findByRole('row', { name: /etl/ })).toBeTruthy()
})

test('coming back to a paused page changes nothing', async () => {
  const { user, comeBack, asked } = await open()
  await user.click(screen.getByRole('button', { name: 'Pause updates' }))
  const before = asked.length
  comeBack()
  expect(await screen.findByText(/^paused, updated \d+ s ago/)).toBeTruthy()
  expect(asked.length).toBe(before)
})
