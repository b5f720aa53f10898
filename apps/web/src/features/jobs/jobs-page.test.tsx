import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import type { JobRow, JobsAnswer } from '../../lib/wire.ts'
import { aGateway, gatewaysAnswer, minutes, noon } from '../../testing/builders.ts'
import { fakeApi, type Handler, problem } from '../../testing/fake-api.ts'
import { renderWithQueries } from '../../testing/render-with-queries.tsx'
import { JobsPage, jobsSearch } from './index.ts'

const none = { failing: 0, never: 0, missing: 0, stale: 0, late: 0, ahead: 0, fresh: 0 }

const aJob = (job: string, given: Partial<JobRow> = {}): JobRow => ({
  job,
  gateway: 'prod',
  groups: 35,
  counts: { ...none, stale: 33, fresh: 2 },
  lastPushAt: noon - minutes(5),
  oldestPushAt: noon - minutes(12 * 24 * 60),
  series: 980,
  expectation: null,
  ...given,
})

const answerOf = (...jobs: readonly JobRow[]): JobsAnswer => ({
  asOf: [{ gateway: 'prod', readAt: noon, now: noon, frozen: true, receivedAt: 0 }],
  total: jobs.length,
  jobs,
})

type Given = { readonly url?: Record<string, string>; readonly gateways?: ReturnType<typeof gatewaysAnswer> }

const open = (handler: Handler, { url = {}, gateways = gatewaysAnswer() }: Given = {}) => {
  const on = { open: vi.fn(), delete: vi.fn() }
  const server = fakeApi({ 'GET jobs': handler })
  const Page = () => {
    const [search, setSearch] = useState(jobsSearch.parse(url))
    return (
      <JobsPage
        search={search}
        onSearch={(change) => setSearch({ ...search, ...change })}
        gateways={gateways}
        empty={<p>push one</p>}
        onOpenJob={on.open}
        onDeleteJob={on.delete}
      />
    )
  }
  return { ...renderWithQueries(<Page />), on, server }
}

test('a job is told by its states, times and what is expected', async () => {
  open(() => answerOf(aJob('report')))
  const row = await screen.findByRole('row', { name: /report/ })
  expect(row.textContent).toMatch(/33stale2fresh/)
  expect(row.textContent).toMatch(/5 m ago.*12 d ago.*differs between its groups.*980/)
})

test('a click shows its groups; the button asks to delete it', async () => {
  const { user, on } = open(() => answerOf(aJob('report')))
  await user.click(await screen.findByRole('button', { name: 'report' }))
  expect(on.open).toHaveBeenCalledWith({ gateway: 'prod', job: 'report' })
  await user.click(screen.getByRole('button', { name: 'Delete job report…' }))
  expect(on.delete).toHaveBeenCalledWith({ kind: 'job', gateway: 'prod', job: 'report' })
})

test('a read-only gateway is not deleted from, and the button says why', async () => {
  const gateways = gatewaysAnswer([aGateway({ readOnly: true })])
  const { user, on } = open(() => answerOf(aJob('report')), { gateways })
  await user.click(await screen.findByRole('button', { name: 'Delete job report…' }))
  expect(on.delete).not.toHaveBeenCalled()
  expect(screen.getByRole('tooltip').textContent).toMatch(/read-only/)
})

test('the gateway is a column where there are several', async () => {
  open(() => answerOf(aJob('report')), { gateways: gatewaysAnswer([aGateway(), aGateway({ name: 'staging' })]) })
  expect(await screen.findByRole('columnheader', { name: 'Gateway' })).toBeTruthy()
})

test('what is typed and what is clicked is asked of the server', async () => {
  const { user, server } = open(() => answerOf(aJob('report')), { url: { match: '{pod!=""}' } })
  await user.type(await screen.findByRole('searchbox'), 're')
  await user.click(within(await screen.findByRole('table')).getByRole('button', { name: 'Series' }))
  await waitFor(() => {
    const { searchParams } = server.asked.at(-1)?.url ?? new URL('http://none')
    expect(searchParams.get('match')).toBe('{pod!="", job=~"(?i).*re.*"}')
    expect(searchParams.get('sort')).toBe('-series')
  })
})

test('how many match is said in words, and the name can be cleared', async () => {
  const { user } = open(() => answerOf(aJob('report')), { url: { contains: 're' } })
  expect((await screen.findByText('1 job')).parentElement?.textContent).toBe('1 job matches')
  expect(screen.getByText('showing 1–1 of 1')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Clear the name' }))
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('')
})

test('a filter nothing matches can be cleared', async () => {
  const { user } = open(({ url }) => (url.searchParams.has('match') ? answerOf() : answerOf(aJob('report'))), {
    url: { contains: 'nothing' },
  })
  await screen.findByText('No job matches')
  await user.click(screen.getByRole('button', { name: 'Clear the filter' }))
  expect(await screen.findByRole('row', { name: /report/ })).toBeTruthy()
})

test('an empty gateway teaches', async () => {
  open(() => answerOf())
  expect(await screen.findByText('push one')).toBeTruthy()
})

test('a failure keeps the table and says how old it is', async () => {
  const { server, client } = open(() => answerOf(aJob('report')))
  await screen.findByRole('row', { name: /report/ })
  server.answer({ 'GET jobs': () => problem(500, 'internal', 'Something went wrong') })
  await client.invalidateQueries()
  expect((await screen.findByText('Something went wrong.')).parentElement?.textContent).toMatch(
    /What is shown is .* old/,
  )
  expect(screen.getByRole('row', { name: /report/ })).toBeTruthy()
})

test('a failure before any answer is shown with a way on', async () => {
  open(() => problem(400, 'invalid-match', 'The selector is not valid', { detail: 'at column 3' }))
  expect(await screen.findByText(/at column 3/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})
