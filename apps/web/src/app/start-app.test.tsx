import { act, screen, within } from '@testing-library/react'
import type { Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import type { GroupsAnswer } from '../lib/wire.ts'
import { aGroup, gatewaysAnswer, groupsAnswer } from '../testing/builders.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { startApp } from './start-app.tsx'

let started: Root | undefined

afterEach(() => {
  act(() => started?.unmount())
  vi.restoreAllMocks()
})

type Page = { readonly address?: string; readonly groups: GroupsAnswer; readonly json?: string; readonly age?: number }

/** The page as the server sent it so long ago, and what it shows after each change until the app has started. */
const load = async ({ address = '/', groups, age = 0, json = JSON.stringify([gatewaysAnswer(), groups]) }: Page) => {
  const navigation = { responseStart: performance.now() - age } as unknown as PerformanceEntry
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([navigation])
  const { asked } = fakeApi({ 'GET groups': () => groups })
  window.history.replaceState(null, '', address)
  document.body.innerHTML = '<div id="root"><div inert>drawn ahead</div></div>'
  const answers = document.createElement('script')
  answers.type = 'application/json'
  answers.id = 'first-answers'
  answers.textContent = json
  document.body.append(answers)
  const root = document.getElementById('root')
  if (!root) throw new Error('no root')

  const pictures: string[] = []
  const observer = new MutationObserver(() => pictures.push(root.textContent ?? ''))
  observer.observe(root, { childList: true, subtree: true })
  started = await act(() => startApp(root))
  await screen.findByRole('grid', { name: 'Groups' })
  observer.disconnect()
  return { pictures, asked: asked.map(({ url }) => url.pathname.replace('/api/v1/', '')) }
}

const backup = groupsAnswer([aGroup({ job: 'backup' })])

test('what came along is not asked for again', async () => {
  expect((await load({ groups: backup })).asked).toEqual([])
  within(screen.getByRole('grid')).getByText('26 m ago')
})

test('the conditions of a filter came along, too', async () => {
  const groups = { ...backup, matchers: [{ name: 'job', op: '=', value: 'backup', groups: 1 } as const] }
  const match = new URLSearchParams({ match: '{job="backup"}', sort: '-series' })
  expect((await load({ address: `/?${match}`, groups })).asked).toEqual([])
})

test('rows that were drawn ahead give way to the same rows, and to nothing else between', async () => {
  const { pictures } = await load({ groups: backup })
  expect(pictures.length).toBeGreaterThan(0)
  for (const picture of pictures) expect(picture).toContain('backup')
})

test('what has become old on its way is shown, and asked for anew', async () => {
  const { asked, pictures } = await load({ groups: backup, age: 60_000 })
  expect(pictures[0]).toContain('backup')
  expect(new Set(asked)).toEqual(new Set(['gateways', 'groups']))
})

test('without answers the app starts at once and asks', async () => {
  expect((await load({ groups: backup, json: '' })).asked).toContain('groups')
})
