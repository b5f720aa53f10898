import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aGroup, groupsAnswer } from '../testing/builders.ts'
import { type FakeRequest, fakeApi, problem } from '../testing/fake-api.ts'
import { renderApp } from '../testing/render-app.tsx'

const groups = Array.from({ length: 600 }, (_, i) => aGroup({ job: `job-${i}` }, { id: `g${i}`, series: 10 }))

/** Answers windows of these groups, as the server does. */
const listing =
  (all = groups) =>
  ({ url }: FakeRequest) => {
    const offset = Number(url.searchParams.get('offset') ?? 0)
    const limit = Number(url.searchParams.get('limit') ?? 100)
    return groupsAnswer(all.slice(offset, offset + limit), {
      matched: all.length,
      total: all.length,
      series: all.length * 10,
      totalSeries: all.length * 10,
    })
  }

const refused = () => problem(422, 'nothing-selected', 'The selection matches no group')

const checkbox = (n: number) => screen.findByRole('checkbox', { name: `Select job-${n}` })

const scrollTo = (row: number) => fireEvent.scroll(screen.getByRole('main'), { target: { scrollTop: row * 37 } })

const selectedJobs = (api: ReturnType<typeof fakeApi>) => {
  const asked = api.asked.find(({ method }) => method === 'POST')
  return (asked?.body as { selection: { ids: string[] } } | undefined)?.selection.ids
}

test('everything that matches but for some is asked to be deleted by the filter and what is spared', async () => {
  const api = fakeApi({ 'GET groups': listing(), 'POST plans': refused })
  const { user } = renderApp('/?older_than=1d')
  await user.click(await screen.findByRole('checkbox', { name: /Select all 600/ }))
  await user.click(await checkbox(1))
  expect(screen.getByText('599 selected')).toBeTruthy()
  expect(screen.getByText(/5,990 series/)).toBeTruthy()
  expect(screen.getByText(/everything this filter matches, except 1/)).toBeTruthy()
  const before = api.asked.length
  await user.click(screen.getByRole('button', { name: 'Delete 599 groups…' }))
  await waitFor(() => {
    const asked = api.asked.find(({ method }) => method === 'POST')
    expect(asked?.body).toMatchObject({ selection: { gateway: ['prod'], olderThan: 86_400_000, except: ['g1'] } })
  })
  const pages = api.asked.slice(before).filter(({ url }) => Number(url.searchParams.get('limit')) === 1000)
  expect(pages).toEqual([])
})

test('another filter drops what was selected and says so, and the way back does not bring it back', async () => {
  fakeApi({ 'GET groups': listing() })
  const { user, history } = renderApp('/')
  await user.click(await screen.findByRole('checkbox', { name: /Select all 600/ }))
  expect(screen.getByText('all 600 selected')).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: /^fresh/ }))
  expect(await screen.findByText('The filter changed: the selection was dropped')).toBeTruthy()
  expect(screen.queryByText(/selected/)).toBeNull()
  history.back()
  await waitFor(() => expect(history.location.search).toBe(''))
  expect(screen.queryByText(/all 600 selected/)).toBeNull()
  await user.click(await checkbox(0))
  expect(screen.queryByText('The filter changed: the selection was dropped')).toBeNull()
})

const selectRange = async (user: ReturnType<typeof renderApp>['user']) => {
  await user.click(await checkbox(2))
  scrollTo(500)
  const last = await screen.findByRole('checkbox', { name: 'Select job-505' })
  await user.keyboard('{Shift>}')
  await user.click(last)
  await user.keyboard('{/Shift}')
}

test('a range over rows never loaded is what lies between its two groups', async () => {
  const api = fakeApi({ 'GET groups': listing(), 'POST plans': refused })
  const { user } = renderApp('/')
  await selectRange(user)
  await user.click(await screen.findByRole('button', { name: 'Delete 504 groups…' }))
  await waitFor(() => expect(selectedJobs(api)).toEqual(groups.slice(2, 506).map(({ id }) => id)))
})

test('when the table changed meanwhile, it is what lies between these two groups now', async () => {
  const api = fakeApi({ 'GET groups': listing(), 'POST plans': refused })
  const { user } = renderApp('/')
  await user.click(await checkbox(2))
  scrollTo(500)
  const last = await checkbox(505)
  const arrived = Array.from({ length: 3 }, (_, i) => aGroup({ job: `new-${i}` }, { id: `n${i}`, series: 10 }))
  api.answer({ 'GET groups': listing([...arrived, ...groups.filter(({ id }) => id !== 'g100')]) })
  await user.keyboard('{Shift>}')
  await user.click(last)
  await user.keyboard('{/Shift}')
  await user.click(await screen.findByRole('button', { name: 'Delete 503 groups…' }))
  const expected = groups.slice(2, 506).filter(({ id }) => id !== 'g100')
  await waitFor(() => expect(selectedJobs(api)?.toSorted()).toEqual(expected.map(({ id }) => id).toSorted()))
})

test('when an end of the range is gone, nothing more is selected, and it is said', async () => {
  const api = fakeApi({ 'GET groups': listing() })
  const { user } = renderApp('/')
  await user.click(await checkbox(2))
  scrollTo(500)
  const last = await checkbox(505)
  api.answer({ 'GET groups': listing(groups.filter(({ id }) => id !== 'g505')) })
  await user.keyboard('{Shift>}')
  await user.click(last)
  await user.keyboard('{/Shift}')
  expect(await screen.findByText(/The table has changed: nothing was selected between these rows/)).toBeTruthy()
  expect(screen.getByText('1 selected')).toBeTruthy()
})

test('a range that cannot be read is said not to be', async () => {
  const api = fakeApi({ 'GET groups': listing() })
  const { user } = renderApp('/')
  await user.click(await checkbox(2))
  scrollTo(500)
  const last = await checkbox(505)
  api.answer({ 'GET groups': () => problem(500, 'internal', 'Something went wrong in Gatehouse') })
  await user.keyboard('{Shift>}')
  await user.click(last)
  await user.keyboard('{/Shift}')
  expect(await screen.findByText(/could not be read: Something went wrong/)).toBeTruthy()
})

/** The answers for a range, once somebody lets them go; everything else is answered at once. */
const holdRanges = (api: ReturnType<typeof fakeApi>) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const isRange = ({ url }: FakeRequest) => Number(url.searchParams.get('limit')) > 600
  api.answer({
    'GET groups': async (request) => {
      if (isRange(request)) await promise
      return listing()(request)
    },
  })
  return async () => {
    resolve()
    await act(() => new Promise((after) => setTimeout(after, 50)))
  }
}

test.each([
  ['another row was chosen', () => checkbox(504), '2 selected'],
  ['the selection was cleared', () => screen.findByRole('button', { name: 'Clear' }), null],
] as const)('a range that arrives after %s selects nothing', async (_, button, expected) => {
  const api = fakeApi({ 'GET groups': listing() })
  const { user } = renderApp('/')
  const letGo = holdRanges(api)
  await selectRange(user)
  await user.click(await button())
  await letGo()
  expect(screen.queryByText(/\d selected$/)?.textContent ?? null).toBe(expected)
  expect(screen.getByText(/The selection was changed/)).toBeTruthy()
})

test('of two ranges under way the later one counts', async () => {
  const api = fakeApi({ 'GET groups': listing() })
  const { user } = renderApp('/')
  const letGo = holdRanges(api)
  await selectRange(user)
  scrollTo(0)
  const first = await checkbox(3)
  await user.keyboard('{Shift>}')
  await user.click(first)
  await user.keyboard('{/Shift}')
  await letGo()
  expect(screen.getByText('504 selected')).toBeTruthy()
})
