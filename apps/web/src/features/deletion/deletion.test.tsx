import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { GroupProposal, Proposal } from '../../lib/proposal.ts'
import type { Plan, PlanItem, Run } from '../../lib/wire.ts'
import { gatewaysAnswer, minutes, noon } from '../../testing/builders.ts'
import { type FakeRequest, fakeApi, type Handlers, problem } from '../../testing/fake-api.ts'
import { renderWithQueries } from '../../testing/render-with-queries.tsx'
import { DeletionProvider, useDeletion } from './index.ts'

const item = (pod: string, given: Partial<PlanItem> = {}): PlanItem => ({
  id: pod,
  gateway: 'prod',
  labels: { job: 'report', pod },
  state: 'stale',
  lastPushAt: noon - minutes(9 * 24 * 60),
  series: 28,
  ...given,
})

const planOf = (items: readonly PlanItem[], given: Partial<Plan> = {}): Plan => ({
  id: 'plan-1',
  createdAt: noon,
  expiresAt: noon + minutes(15),
  total: items.length,
  series: items.length * 28,
  confirm: null,
  items,
  kept: [],
  ...given,
})

const fresh = { ...item('c1d2e3', { state: 'fresh', lastPushAt: noon - 40_000 }), reason: 'fresh' as const }

const runOf = (given: Partial<Run> = {}): Run => ({
  id: 'run-1',
  planId: 'plan-1',
  state: 'running',
  stopped: false,
  startedAt: noon,
  endedAt: null,
  total: 2,
  done: 0,
  outcomes: { deleted: 0, 'already-gone': 0, skipped: 0, 'came-back': 0, failed: 0 },
  results: [],
  ...given,
})

const labels = { job: 'report', pod: 'a' }
const group: GroupProposal = { kind: 'group', id: 'a', gateway: 'prod', labels, missing: false }

const wants = (body: unknown, text: string) => JSON.stringify(body).includes(text)

const plans = ({ body }: FakeRequest) => {
  if (wants(body, '"ids"')) return planOf([item('a')])
  if (wants(body, '"includeFresh":true')) return planOf([item('a'), item('b'), fresh], { id: 'plan-3' })
  return planOf([item('a'), item('b')], { id: 'plan-2', kept: [fresh] })
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
  const skipped = { ...item('b'), outcome: 'skipped' as const, detail: 'it was pushed again, and kept' }
  const outcomes = { deleted: 1, 'already-gone': 0, skipped: 1, 'came-back': 0, failed: 0 }
  const { dialog, user, server } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': () => runOf({ done: 1, outcomes: { ...outcomes, skipped: 0 } }),
  })
  await user.click(await button('Delete 1 group'))
  await dialog.findByText('1 of 2')
  expect(dialog.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1')
  server.answer({ 'GET runs/*': () => runOf({ state: 'done', done: 2, outcomes, results: [skipped] }) })
  await waitFor(() => expect(screen.getAllByText('Deleted 1 of 2 · 1 was pushed again and kept')).toHaveLength(2))
  expect(dialog.getByText('it was pushed again, and kept')).toBeTruthy()
})

test('a run that did all it should closes the dialog and leaves a line in the corner', async () => {
  const outcomes = { deleted: 2, 'already-gone': 0, skipped: 0, 'came-back': 0, failed: 0 }
  const { user } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': () => runOf({ state: 'done', done: 2, outcomes }),
  })
  await user.click(await button('Delete 1 group'))
  expect((await screen.findByText('Deleted 2 of 2')).closest('[role=status]')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.click(await button('Details'))
  expect(await screen.findByRole('dialog', { name: 'Deletion finished' })).toBeTruthy()
})

test('a closed dialog leaves the progress in the corner', async () => {
  const { user } = await openDialog({
    'POST plans/*/apply': () => Response.json({ runId: 'run-1' }, { status: 202 }),
    'GET runs/*': () => runOf({ done: 1 }),
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
    'GET runs/*': () => runOf(),
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
    'POST plans': () => planOf([item('a'), item('b')], { confirm: 'prod' }),
    'POST plans/*/apply': () => problem(500, 'internal', 'Something went wrong', { detail: 'the disk is full' }),
  })
  expect(isRefused(await button('Delete 2 groups'))).toBe(true)
  await user.type(await dialog.findByRole('textbox'), 'prod')
  await user.click(await button('Delete 2 groups'))
  await dialog.findByText('the disk is full')
  expect(server.asked.at(-1)?.body).toEqual({ confirm: 'prod' })
})

test('nothing to delete disables the button and says why', async () => {
  const { dialog } = await openDialog({ 'POST plans': () => planOf([], { kept: [fresh] }) })
  expect(await dialog.findAllByText('Nothing to delete: the group is kept (fresh)')).not.toHaveLength(0)
  expect(isRefused(dialog.getByRole('button', { name: 'Delete' }))).toBe(true)
})

test('what is missing is forgotten', async () => {
  await openDialog({ 'POST plans': () => planOf([item('a', { state: 'missing' })]) }, { ...group, missing: true })
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
