import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { GroupProposal, Proposal } from '../../lib/proposal.ts'
import type { PlanItem, Run, RunResult } from '../../lib/wire.ts'
import { aPlan, aRun, gatewaysAnswer, minutes, noon, runAnswer } from '../../testing/builders.ts'
import { type FakeRequest, fakeApi, type Handlers, problem } from '../../testing/fake-api.ts'
import { renderWithQueries } from '../../testing/render-with-queries.tsx'
import { DeletionProvider, useDeletion } from './index.ts'

const item = (pod: string, given: Partial<PlanItem> = {}): PlanItem => ({
  id: pod,
  gateway: 'prod',
  labels: { job: 'report', pod },
  trueLabels: null,
  state: 'stale',
  lastPushAt: noon - minutes(9 * 24 * 60),
  series: 28,
  ...given,
})

const fresh = { ...item('c1d2e3', { state: 'fresh', lastPushAt: noon - 40_000 }), reason: 'fresh' as const }

const result = (pod: string, given: Partial<RunResult> = {}): RunResult => ({
  id: pod,
  gateway: 'prod',
  labels: { job: 'report', pod },
  outcome: 'deleted',
  reason: 'gone',
  detail: 'gone, read back',
  ...given,
})

const results = (count: number, given: Partial<RunResult> = {}) =>
  Array.from({ length: count }, (_, i) => result(`${given.outcome ?? 'deleted'}-${i}`, given))

const answering = (run: Run) => (request: FakeRequest) => runAnswer(run, request.url)

const labels = { job: 'report', pod: 'a' }
const group: GroupProposal = { kind: 'group', id: 'a', gateway: 'prod', labels, missing: false }

const wants = (body: unknown, text: string) => JSON.stringify(body).includes(text)

const plans = ({ body }: FakeRequest) => {
  if (wants(body, '"ids"')) return aPlan([item('a')])
  if (wants(body, '"includeFresh":true')) return aPlan([item('a'), item('b'), fresh], { id: 'plan-3' })
  return aPlan([item('a'), item('b')], { id: 'plan-2', kept: [fresh] })
}

const Opener = ({ proposal }: { readonly proposal: Proposal }) => {
  const { propose } = useDeletion()
  return (
    <button type="button" onClick={() => propose(proposal)}>
      open
    </button>
  )
}

const openDialog = async (handlers: Handlers, proposal = group) => {
  const server = fakeApi({ 'POST plans': plans, ...handlers })
  const { user, client } = renderWithQueries(
    <DeletionProvider>
      <Opener proposal={proposal} />
    </DeletionProvider>,
  )
  client.setQueryData(['gateways'], gatewaysAnswer(undefined, { receivedAt: performance.now() }))
  await user.click(screen.getByText('open'))
  return { server, user, dialog: within(await screen.findByRole('dialog')) }
}

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const isRefused = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true'

test('the dialog starts on Cancel and on this group alone', async () => {
  const { dialog } = await openDialog({})
  await dialog.findByText('1 stale group, 28 series')
  expect(document.activeElement?.textContent).toBe('Cancel')
  expect(dialog.getByRole<HTMLInputElement>('radio', { name: /This group/ }).checked).toBe(true)
  expect(await button('Delete 1 group')).toBeTruthy()
})

test('the whole job is counted and listed, and its fresh groups are kept unless somebody says so', async () => {
  const { dialog, user } = await openDialog({})
  await user.click(dialog.getByRole('radio', { name: /The whole job job="report"/ }))
  await dialog.findByText('2 stale groups, 56 series; 1 of 3 kept')
  expect(dialog.getByText('kept: fresh, 40 s ago')).toBeTruthy()
  expect(await button('Delete 2 groups')).toBeTruthy()
  await user.click(dialog.getByRole('checkbox', { name: 'also the 1 fresh one' }))
  expect(await button('Delete 3 groups')).toBeTruthy()
})

test('a run tells what it did and what was kept, in the dialog and in the corner', async () => {
  const skipped = result('b', {
    outcome: 'skipped',
    reason: 'pushed-again',
    detail: 'it was pushed again, and kept',
  })
  const { dialog, user, server } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': answering(aRun([result('a')], { unproven: 1 })),
  })
  await user.click(await button('Delete 1 group'))
  await dialog.findByText('1 of 2 · 1 asked for, not yet seen gone')
  expect(dialog.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1')
  server.answer({ 'GET runs/*': answering(aRun([result('a'), skipped], { state: 'done' })) })
  await waitFor(() => expect(screen.getAllByText('Deleted 1 of 2 · 1 was pushed again and kept')).toHaveLength(2))
  expect(await dialog.findByText('it was pushed again, and kept')).toBeTruthy()
})

test('while a run reads the gateway before its first delete, the dialog says so', async () => {
  const { dialog, user, server } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': answering(aRun([])),
  })
  await user.click(await button('Delete 1 group'))
  await dialog.findByText(/^Reading prod afresh first/)
  server.answer({ 'GET runs/*': answering(aRun([], { unproven: 1 })) })
  await dialog.findByText('0 of 2 · 1 asked for, not yet seen gone')
  expect(dialog.queryByText(/afresh/)).toBeNull()
})

test('a run that did all it should closes the dialog and leaves a line in the corner', async () => {
  const { user } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': answering(aRun(results(2), { state: 'done' })),
  })
  await user.click(await button('Delete 1 group'))
  expect((await screen.findByText('Deleted 2 of 2')).closest('[role=status]')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.click(await button('Details'))
  expect(await screen.findByRole('dialog', { name: 'Deletion finished' })).toBeTruthy()
})

test('what failed comes first, and what was deleted is not fetched before somebody scrolls there', async () => {
  const failed = results(30, { outcome: 'failed', reason: 'unproven', detail: 'it is still there' })
  const all = [...results(5000), ...failed]
  const { dialog, user, server } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': answering(aRun(all, { state: 'done', total: 5030 })),
  })
  await user.click(await button('Delete 1 group'))
  expect(await dialog.findByText('job="report" pod="failed-0"')).toBeTruthy()
  const asked = server.asked.filter(({ url }) => url.pathname.endsWith('/runs/run-1'))
  expect(asked.map(({ url }) => url.searchParams.get('outcome')).filter((one) => one !== null)).toEqual(['failed'])
  expect(dialog.queryByText(/deleted-0/)).toBeNull()
})

test('results that come while the list is open are added to it', async () => {
  const failed = (n: number) => results(n, { outcome: 'failed', reason: 'unproven', detail: 'it is still there' })
  const { dialog, user, server } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': answering(aRun(failed(1), { total: 9 })),
  })
  await user.click(await button('Delete 1 group'))
  await dialog.findByText('job="report" pod="failed-0"')
  server.answer({ 'GET runs/*': answering(aRun(failed(3), { total: 9 })) })
  expect(await dialog.findByText('job="report" pod="failed-2"')).toBeTruthy()
})

test('a list of 50,000 is fetched window by window as somebody scrolls', async () => {
  const items = Array.from({ length: 3000 }, (_, i) => item(`p${i}`))
  const { dialog, user, server } = await openDialog({
    'POST plans': () => aPlan(items, { total: 50_000 }),
    'GET plans/*/items': ({ url }) => {
      const offset = Number(url.searchParams.get('offset'))
      return { total: 50_000, items: items.slice(offset, offset + 1000) }
    },
  })
  await user.click(await button('show all'))
  const list = await dialog.findByRole('region', { name: 'All groups of this plan' })
  expect(await dialog.findByText('job="report" pod="p0"')).toBeTruthy()
  expect(list.querySelectorAll('[data-index]').length).toBeLessThan(60)
  // jsdom measures each row that was shown as a whole screen.
  fireEvent.scroll(list, { target: { scrollTop: 33 * 2500 } })
  expect(await dialog.findAllByText(/pod="p1[5-9]\d\d"/)).not.toHaveLength(0)
  const windows = server.asked.filter(({ url }) => url.pathname.endsWith('/items'))
  expect(windows.map(({ url }) => url.searchParams.get('offset'))).toEqual(['1000'])
})

test('a closed dialog leaves the progress in the corner', async () => {
  const { user } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': answering(aRun([result('a')])),
  })
  await user.click(await button('Delete 1 group'))
  await user.click(await button('Continue in the background'))
  expect(await screen.findByText('Deleting 1 of 2')).toBeTruthy()
  await user.click(await button('Show'))
  expect(await screen.findByRole('dialog', { name: 'Deleting' })).toBeTruthy()
})

test('Stop asks the server to stop', async () => {
  const { user, server } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': answering(aRun([])),
    'POST runs/*/stop': () => Response.json({}, { status: 202 }),
  })
  await user.click(await button('Delete 1 group'))
  await user.click(await button('Stop'))
  await waitFor(() => expect(server.asked.some(({ url }) => url.pathname.endsWith('/runs/run-1/stop'))).toBe(true))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(isRefused(await button('Stop'))).toBe(true)
})

test('a list that is too old is said to be, and made again on demand', async () => {
  const { dialog, user, server } = await openDialog({
    'POST plans/*/apply': () => problem(410, 'plan-expired', 'The plan has expired'),
  })
  await user.click(await button('Delete 1 group'))
  await dialog.findByText(/good for 15 minutes/)
  const before = server.asked.filter(({ method }) => method === 'POST').length
  await user.click(await button('Make a new list'))
  await waitFor(() => expect(server.asked.filter(({ method }) => method === 'POST').length).toBe(before + 1))
  expect(dialog.queryByText(/good for 15 minutes/)).toBeNull()
})

test('a large plan is typed before it is run', async () => {
  const { dialog, user, server } = await openDialog({
    'POST plans': () => aPlan([item('a'), item('b')], { confirm: 'prod' }),
    'POST plans/*/apply': () => problem(500, 'internal', 'Something went wrong', { detail: 'the disk is full' }),
  })
  expect(isRefused(await button('Delete 2 groups'))).toBe(true)
  await user.type(await dialog.findByRole('textbox'), 'prod')
  await user.click(await button('Delete 2 groups'))
  await dialog.findByText('the disk is full')
  expect(server.asked.at(-1)?.body).toEqual({ confirm: 'prod' })
})

test('nothing to delete disables the button and says why', async () => {
  const { dialog } = await openDialog({ 'POST plans': () => aPlan([], { kept: [fresh] }) })
  expect(await dialog.findAllByText('Nothing to delete: the group is kept (fresh)')).not.toHaveLength(0)
  expect(isRefused(dialog.getByRole('button', { name: 'Delete' }))).toBe(true)
})

test('what is missing is forgotten', async () => {
  await openDialog({ 'POST plans': () => aPlan([item('a', { state: 'missing' })]) }, { ...group, missing: true })
  expect(await screen.findByRole('dialog', { name: 'Forget on prod' })).toBeTruthy()
  expect(await button('Forget 1 group')).toBeTruthy()
})

test('a problem while planning is readable and can be tried again', async () => {
  const { dialog } = await openDialog({
    'POST plans': () =>
      problem(502, 'gateway-unreadable', 'The gateway cannot be read', { detail: 'connection refused' }),
  })
  await dialog.findByText('connection refused')
  expect(await button('Try again')).toBeTruthy()
})

test('without the right to write the dialog stays closed', async () => {
  const blocked = gatewaysAnswer(undefined, { writes: { allowed: false, reason: 'read-only' } })
  fakeApi({ 'GET gateways': () => blocked })
  const { user, client } = renderWithQueries(
    <DeletionProvider>
      <Opener proposal={group} />
    </DeletionProvider>,
  )
  client.setQueryData(['gateways'], blocked)
  await user.click(screen.getByText('open'))
  expect(await screen.findByText(/Nothing can be deleted: Gatehouse was started with --read-only/)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})
