import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Collision, GroupRow } from '../lib/wire.ts'
import {
  aClaim,
  aCollision,
  aFix,
  aGateway,
  aGroup,
  aPlan,
  aSide,
  collisionsAnswer,
  gatewaysAnswer,
  groupsAnswer,
  minutes,
  noon,
} from '../testing/builders.ts'
import { fakeApi, type Handlers } from '../testing/fake-api.ts'
import { renderApp } from '../testing/render-app.tsx'

const claim = (type: 'gauge' | 'counter') => aClaim('size', { type, value: null })

const typeClash = aCollision('type-clash', {
  title: 'One metric has two types',
  sides: [
    aSide({ job: 'backup' }, { claims: [claim('gauge')] }),
    aSide({ job: 'import' }, { claims: [claim('counter')] }),
  ],
  fixes: [aFix()],
})

const marksOf = (all: readonly Collision[]) => all.map(({ id, kind, severity }) => ({ id, kind, severity }))

const backup = aGroup({ job: 'backup' }, { collisions: marksOf([typeClash, aCollision('fossils')]) })
const etl = aGroup({ job: 'etl' })

const open = (at: string, groups: readonly GroupRow[] = [backup, etl], handlers: Handlers = {}) => {
  const api = fakeApi({
    'GET gateways': () => gatewaysAnswer([aGateway()]),
    'GET groups': () => groupsAnswer(groups, { collisions: 2 }),
    'GET groups/*': ({ url }) => ({
      group: groups.find(({ id }) => decodeURIComponent(url.pathname).endsWith(`/${id}`)),
      asOf: groupsAnswer([]).asOf[0],
      metrics: [],
      text: '',
    }),
    'GET collisions': ({ url }) => collisionsAnswer([typeClash], url),
    ...handlers,
  })
  return { ...renderApp(at), ...api }
}

const panel = async () => within(await screen.findByRole('complementary', { name: 'Group' }))

test('a row is marked with the worst it is part of, and the mark opens the group where that is told', async () => {
  const { user, address } = open('/')
  const row = within(await screen.findByRole('row', { name: /job="backup"/ }))
  const mark = row.getByRole('button', { name: 'error: type clash +1' })
  expect(mark.title).toBe('type clash, fossils')
  await user.click(mark)
  await waitFor(() => expect(address()).toBe('/?group=job=backup&tab=collisions'))
  const shown = await panel()
  expect(await shown.findByRole('tab', { name: 'Collisions 2', selected: true })).toBeTruthy()
  expect(await shown.findByRole('article', { name: 'One metric has two types' })).toBeTruthy()
})

test('a row that is part of nothing has no mark', async () => {
  open('/')
  const row = within(await screen.findByRole('row', { name: /job="etl"/ }))
  expect(row.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['job="etl"', 'Delete…'])
})

test('the count of collisions filters by errors and warnings, as a pill that can be taken away', async () => {
  const { user, address, asked } = open('/')
  await user.click(await screen.findByRole('button', { name: '2 collisions' }))
  await waitFor(() => expect(address()).toBe('/?collisions=error&collisions=warning'))
  await waitFor(() => expect(asked.at(-1)?.url.searchParams.getAll('collisions')).toEqual(['error', 'warning']))
  await user.click(screen.getByRole('button', { name: 'Remove collisions error, warning' }))
  await waitFor(() => expect(address()).toBe('/'))
})

test('what is no kind of collision is left out of the question', async () => {
  const { asked } = open('/?collisions=type-clash&collisions=nonsense')
  await screen.findByRole('row', { name: /backup/ })
  const questions = asked.filter(({ url }) => url.pathname.endsWith('/groups'))
  expect(questions.at(-1)?.url.searchParams.getAll('collisions')).toEqual(['type-clash'])
})

test('everything that a filter by collisions matches is asked to be deleted by that filter', async () => {
  const { user, asked } = open('/?collisions=error', [backup, etl], { 'POST plans': () => aPlan([]) })
  await user.click(await screen.findByRole('checkbox', { name: /^Select all/ }))
  await user.click(await screen.findByRole('button', { name: 'Delete 2 groups…' }))
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ selection: { collisions: ['error'] } }),
  )
})

test('groups picked one by one under such a filter can be deleted', async () => {
  const { user, asked } = open('/?collisions=error', [backup, etl], { 'POST plans': () => aPlan([]) })
  await user.click(await screen.findByRole('checkbox', { name: 'Select backup' }))
  await user.click(await screen.findByRole('button', { name: 'Delete 1 group…' }))
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ selection: { ids: ['job=backup'] } }),
  )
})

test('the tab tells what this group has against the others, with the way out', async () => {
  const { user, asked } = open('/?group=job%3Dbackup&tab=collisions', [backup, etl], { 'POST plans': () => aPlan([]) })
  const card = within(await (await panel()).findByRole('article', { name: 'One metric has two types' }))
  const [own, other] = card.getAllByRole('definition')
  expect(own?.textContent).toContain('gauge')
  expect(other?.previousSibling?.textContent).toBe('job="import"')
  expect(other?.textContent).toContain('counter')
  await user.click(card.getByRole('button', { name: 'Review and delete…' }))
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      selection: { collision: 'type-clash-1', fix: 0 },
    }),
  )
})

test('from the tab it is one click to both sides in full', async () => {
  const { user, address } = open('/?group=job%3Dbackup&tab=collisions')
  await user.click(await (await panel()).findByRole('link', { name: 'See it in full, side by side' }))
  await waitFor(() => expect(address()).toBe('/collisions?gateway=prod&group=job=backup'))
  expect(await screen.findByRole('article', { name: 'One metric has two types' })).toBeTruthy()
})

test('other tabs of a group that collides say so', async () => {
  const { user, address } = open('/?group=job%3Dbackup')
  const notice = await (await panel()).findByText(/This group is part of/)
  expect(notice.textContent).toMatch(/^Type clash\./)
  await user.click(within(notice).getByRole('button', { name: 'See why' }))
  await waitFor(() => expect(address()).toContain('tab=collisions'))
})

test('a group that is part of nothing says so', async () => {
  open('/?group=job%3Detl&tab=collisions')
  expect(await (await panel()).findByText('Nothing clashes with this group.')).toBeTruthy()
})

test('where not all collisions are listed, a group is not said to be free of them', async () => {
  open('/?group=job%3Detl&tab=collisions', [backup, etl], {
    'GET collisions': ({ url }) =>
      collisionsAnswer([], url, { listed: 500, counts: { error: 600, warning: 0, note: 300 } }),
  })
  expect(await (await panel()).findByText(/^None of the 500 listed collisions concerns this group; 900/)).toBeTruthy()
})

test('a filter by one collision is kept, and reads as words', async () => {
  const { asked } = open('/?collisions=aB3-5678_0123456')
  expect(await screen.findByRole('button', { name: 'Remove collisions one collision' })).toBeTruthy()
  const questions = asked.filter(({ url }) => url.pathname.endsWith('/groups'))
  expect(questions.at(-1)?.url.searchParams.getAll('collisions')).toEqual(['aB3-5678_0123456'])
})

const refusals = { since: noon - minutes(9), seen: 3 }

test.each([
  aGroup({ job: 'invoices' }, { state: 'failing', lastFailureAt: noon, refusals }),
  aGroup({ job: 'invoices' }, { state: 'never', lastFailureAt: noon, refusals, lastPushAt: null }),
])('of refused pushes without a known cause it says what is known, and where to try one', async (group) => {
  const { user } = open('/?group=job%3Dinvoices&tab=collisions', [group])
  const shown = await panel()
  expect((await shown.findByText(/nothing of it was kept/)).textContent).toMatch(/^Refused since 9 m ago/)
  const link = () => shown.findByRole('link', { name: 'Try a push' })
  expect((await link()).getAttribute('href')).toBe('/try?gateway=prod&group=job%3Dinvoices')
  await user.click(shown.getByRole('tab', { name: 'Pushes' }))
  expect((await link()).getAttribute('href')).toBe('/try?gateway=prod&group=job%3Dinvoices')
})

test('where the cause is known, no other is looked for', async () => {
  const group = aGroup({ job: 'backup' }, { state: 'failing', lastFailureAt: noon, refusals })
  const poison = { ...typeClash, effects: ['gateway-500' as const, 'pushes-refused' as const] }
  open('/?group=job%3Dbackup&tab=collisions', [group], {
    'GET collisions': ({ url }) => collisionsAnswer([poison], url),
  })
  const shown = await panel()
  await shown.findByRole('article')
  expect(shown.queryByText(/nothing of it was kept/)).toBeNull()
})
