import { matchOperators, printSelector } from '@gatehouse/domain'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aGateway, aGroup, gatewaysAnswer, groupsAnswer, minutes, noon } from '../testing/builders.ts'
import { type FakeRequest, fakeApi, problem } from '../testing/fake-api.ts'
import { renderApp } from '../testing/render-app.tsx'

const backup = aGroup({ job: 'backup', db: 'main' })
const etl = aGroup({ job: 'etl-load', instance: 'w-07' }, { state: 'late', overdueIntervals: 2.2, series: 31 })
const invoices = aGroup({ job: 'invoices' }, { state: 'failing', lastFailureAt: noon - minutes(4), series: 12 })
const groups = [invoices, etl, backup]

/** Understands `{name="value"}`, as far as these tests need it. */
const matchersOf = (match: string | null) =>
  [...(match ?? '').matchAll(/(\w+)(=~|!=|=)"([^"]*)"/g)].map(([, name = '', sign, value = '']) => {
    const op = matchOperators.find((one) => one === sign) ?? '='
    return { name, op, value, groups: 2 }
  })

const answerGroups = ({ url }: FakeRequest) =>
  groupsAnswer(groups, { matchers: matchersOf(url.searchParams.get('match')) })

const row = (name: RegExp) => screen.findByRole('row', { name })

test('groups are listed with their state, labels, age and rhythm', async () => {
  fakeApi({ 'GET groups': answerGroups })
  renderApp()
  const late = await row(/etl-load/)
  expect(within(late).getByText('late')).toBeTruthy()
  expect(within(late).getByRole('button', { name: 'instance="w-07"' })).toBeTruthy()
  expect(late.textContent).toContain('26 m ago')
  expect(late.textContent).toContain('2.2 intervals overdue')
  expect((await row(/invoices/)).textContent).toContain('refused 4 m ago')
})

test('a click on a label filters by it, Alt-click excludes it', async () => {
  fakeApi({ 'GET groups': answerGroups })
  const { user, address } = renderApp()
  await user.click(await screen.findByRole('button', { name: 'job="backup"' }))
  await waitFor(() => expect(address()).toBe('/?match={job="backup"}'))
  await user.keyboard('{Alt>}')
  await user.click(await screen.findByRole('button', { name: 'job="invoices"' }))
  await user.keyboard('{/Alt}')
  await waitFor(() => expect(address()).toBe('/?match={job="backup", job!="invoices"}'))
  expect(screen.getByRole('button', { name: 'Remove job!="invoices"' })).toBeTruthy()
})

test('a selector that is typed becomes pills, and × takes one away', async () => {
  fakeApi({ 'GET groups': answerGroups })
  const { user, address } = renderApp()
  await user.click(await screen.findByRole('combobox', { name: 'Filter groups' }))
  await user.paste('{job=~"etl.*",pod!="x"}')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toBe('/?match={job=~"etl.*", pod!="x"}'))
  await user.click(screen.getByRole('button', { name: 'Remove job=~"etl.*"' }))
  await waitFor(() => expect(address()).toBe('/?match={pod!="x"}'))
  await user.click(screen.getByRole('combobox'))
  await user.keyboard('{Backspace}')
  await waitFor(() => expect(address()).toBe('/'))
})

test('a mistake in a selector is shown, and the text stays', async () => {
  const mistake = problem(400, 'invalid-match', 'The selector is not valid', {
    detail: 'match, column 5: unexpected "}"',
    column: 5,
  })
  fakeApi({
    'GET groups': (request) => (request.url.searchParams.get('match') ? mistake.clone() : answerGroups(request)),
  })
  const { user, address } = renderApp()
  await user.click(await screen.findByRole('combobox'))
  await user.paste('job=}')
  await user.keyboard('{Enter}')
  expect(await screen.findByText(/column 5/)).toBeTruthy()
  expect(screen.getByDisplayValue('job=}')).toBe(screen.getByRole('combobox'))
  expect(address()).toBe('/')
})

const labelsAnswer = {
  names: [{ name: 'job', groups: 3 }],
  values: [],
  pairs: [{ name: 'instance', value: 'w-07', groups: 1 }],
}

test('a word offers values of any label by keyboard', async () => {
  fakeApi({ 'GET groups': answerGroups, 'GET labels': () => labelsAnswer })
  const { user, address } = renderApp()
  await user.type(await screen.findByRole('combobox'), 'W-0')
  expect((await screen.findByRole('option', { name: /instance="w-07"/ })).textContent).toContain('1')
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(screen.getByRole('option', { name: /instance="w-07"/, selected: true })).toBeTruthy()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toBe('/?match={instance="w-07"}'))
})

test('Enter takes a word for a part of the label it is found in, and the list stays closed until the next key', async () => {
  const api = fakeApi({ 'GET groups': answerGroups, 'GET labels': () => labelsAnswer })
  const { user, address } = renderApp()
  const input = await screen.findByRole('combobox')
  await user.type(input, 'W-0')
  await screen.findByRole('listbox')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toBe('/?match={instance=~"(?i).*W-0.*"}'))
  expect(await screen.findByText('containing')).toBeTruthy()
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(input.getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(input)
  const asked = api.asked.find(({ url }) => url.searchParams.get('contains') === 'W-0')
  expect(asked?.url.searchParams.has('name')).toBe(false)
  await user.keyboard('x')
  expect(await screen.findByRole('listbox')).toBeTruthy()
})

test.each([
  ['job="rep', '/?match={job=~"(?i)rep.*"}'],
  ['job=report pod=x', '/?match={job="report", pod="x"}'],
  ['job=report', '/?match={job="report"}'],
  ['fresh job=report', '/?match={job="report"}&state=fresh'],
  ['state=failing', '/?state=failing'],
  ['state="failing"', '/?state=failing'],
  ['gateway=prod job=a', '/?match={job="a"}&gateway=prod'],
  ['gateway=prod', '/?gateway=prod'],
  ['gateway=nowhere', '/?match={gateway="nowhere"}'],
  ['age>1m', '/?older_than=1m'],
  ['older than 1d', '/?older_than=1d'],
  ['younger than 5m', '/?younger_than=5m'],
  ['<5m late', '/?state=late&younger_than=5m'],
])('%s and Enter becomes %s', async (text, expected) => {
  const values = [{ value: 'report', groups: 3 }]
  fakeApi({
    'GET groups': answerGroups,
    'GET labels': ({ url }) => ({ ...labelsAnswer, values: url.searchParams.get('name') === 'job' ? values : [] }),
  })
  const { user, address } = renderApp()
  await screen.findByRole('row', { name: /invoices/ })
  await user.click(screen.getByRole('combobox'))
  await user.paste(text)
  await user.keyboard('{Enter}')
  const parts = (at: string) => at.replace('/?', '').split('&').sort()
  await waitFor(() => expect(parts(address())).toEqual(parts(expected)))
  expect(screen.getByRole('combobox').getAttribute('value')).toBe('')
})

test('a label called state is filtered by, not the state', async () => {
  const names = [{ name: 'state', groups: 3 }]
  const values = [{ value: 'failing-over', groups: 3 }]
  fakeApi({ 'GET groups': answerGroups, 'GET labels': () => ({ names, values, pairs: [] }) })
  const { user, address } = renderApp()
  await user.click(await screen.findByRole('combobox'))
  await user.paste('state=failing')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toBe('/?match={state="failing"}'))
})

test('states and ages filter, and a column sorts', async () => {
  const ages = [
    { upTo: minutes(60), groups: 2, stale: 0 },
    { upTo: null, groups: 1, stale: 1 },
  ]
  const api = fakeApi({ 'GET groups': () => groupsAnswer(groups, { ages }) })
  const { user, address } = renderApp()
  await user.click(await screen.findByRole('button', { name: 'late 1' }))
  await waitFor(() => expect(address()).toBe('/?state=late'))
  await user.click(screen.getByRole('button', { name: /more than 1 h ago/ }))
  await waitFor(() => expect(address()).toBe('/?state=late&older_than=1h'))
  await user.click(screen.getByRole('button', { name: 'Last push' }))
  await waitFor(() => expect(address()).toContain('sort=-last_push'))
  await waitFor(() => expect(api.asked.at(-1)?.url.search).toContain('older_than=1h'))
  const heading = await screen.findByRole('columnheader', { name: 'Last push' })
  expect(heading.getAttribute('aria-sort')).toBe('descending')
})

test('keys move, select, open and close', async () => {
  fakeApi({ 'GET groups': answerGroups })
  const { user, address } = renderApp()
  await row(/invoices/)
  await user.keyboard('jjx')
  expect(document.activeElement).toBe(await screen.findByRole('row', { name: /etl-load/, selected: true }))
  expect(screen.getByText('1 selected')).toBeTruthy()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toContain(`group=${etl.id}`))
  await screen.findByRole('complementary', { name: 'Group' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(address()).toBe('/'))
})

test('an open panel follows the keyboard, and Back does not walk through the rows', async () => {
  fakeApi({ 'GET groups': answerGroups })
  const { user, address, history } = renderApp()
  await row(/invoices/)
  await user.keyboard('j{Enter}')
  await waitFor(() => expect(address()).toContain(`group=${invoices.id}`))
  const { length } = history
  await user.keyboard('j')
  await waitFor(() => expect(address()).toContain(`group=${etl.id}`))
  await user.keyboard('j')
  await waitFor(() => expect(address()).toContain(`group=${backup.id}`))
  expect(history.length).toBe(length)
})

test('of a missing group the row tells what it held, and no doubt', async () => {
  const missing = aGroup({ job: 'a' }, { state: 'missing', series: 31, identityDoubt: 'twin', missingSince: noon })
  fakeApi({ 'GET groups': () => groupsAnswer([missing]) })
  renderApp()
  const found = await row(/job="a"/)
  expect(within(found).getByText(/was 31/)).toBeTruthy()
  expect(within(found).queryByText('identity in doubt')).toBeNull()
})

test('all that matches is selected at once, and asked to be deleted by the filter, not by ids', async () => {
  const match = printSelector([{ name: 'job', op: '=~', value: '.*' }])
  const api = fakeApi({
    'GET groups': (request) => ({ ...answerGroups(request), matched: 531, series: 14_868, total: 1204 }),
    'POST plans': () => problem(422, 'nothing-selected', 'The selection matches no group'),
  })
  const { user } = renderApp(`/?match=${encodeURIComponent(match)}`)
  await user.click(await screen.findByRole('checkbox', { name: /Select all 531/ }))
  expect(screen.getByText('all 531 selected')).toBeTruthy()
  expect(screen.getByText(/673 hidden by the filter/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Delete 531 groups…' }))
  await waitFor(() => {
    const asked = api.asked.find(({ method }) => method === 'POST')
    expect(asked?.body).toMatchObject({ selection: { gateway: ['prod'], match } })
  })
})

test('rows keep still while groups are selected, until the changes are applied', async () => {
  const api = fakeApi({ 'GET groups': () => groupsAnswer(groups) })
  const { user, comeBack } = renderApp()
  await user.click(await screen.findByRole('checkbox', { name: 'Select invoices' }))
  api.answer({ 'GET groups': () => groupsAnswer([backup, invoices, aGroup({ job: 'new' })]) })
  comeBack()
  const apply = await screen.findByRole('button', { name: /changes?, apply/ })
  const jobs = () => screen.getAllByRole('row').flatMap((one) => /job="([^"]*)"/.exec(one.textContent ?? '')?.[1] ?? [])
  expect(jobs()).toEqual(['invoices', 'etl-load', 'backup'])
  await user.click(apply)
  expect(jobs()).toEqual(['backup', 'invoices', 'new'])
})

test('a failed refresh keeps the table and says how old it is', async () => {
  const api = fakeApi({ 'GET groups': () => groupsAnswer(groups) })
  const { comeBack } = renderApp()
  await row(/invoices/)
  api.answer({ 'GET groups': () => problem(500, 'internal', 'Something went wrong in Gatehouse') })
  comeBack()
  expect(await screen.findByText(/What is shown is/)).toBeTruthy()
  expect(await row(/invoices/)).toBeTruthy()
})

test('nothing can be deleted when Gatehouse is read-only, and the button says why', async () => {
  fakeApi({
    'GET groups': () => groupsAnswer(groups),
    'GET gateways': () => gatewaysAnswer([aGateway()], { writes: { allowed: false, reason: 'read-only' } }),
  })
  const { user } = renderApp()
  await user.click(await screen.findByRole('checkbox', { name: 'Select invoices' }))
  const description = 'Gatehouse was started with --read-only'
  const button = await screen.findByRole('button', { name: 'Delete 1 group…', description })
  expect(button.getAttribute('aria-disabled')).toBe('true')
})

test('a group whose identity is in doubt cannot be deleted, and says which doubt', async () => {
  fakeApi({ 'GET groups': () => groupsAnswer([aGroup({ job: 'a' }, { identityDoubt: 'twin' })]) })
  renderApp()
  const found = await row(/identity in doubt/)
  const description = /^It has a twin, so a delete might hit another group/
  expect(await within(found).findByRole('button', { name: 'Delete…', description })).toBeTruthy()
})

test('a filter that hides everything says so and can be cleared', async () => {
  fakeApi({
    'GET groups': ({ url }) =>
      url.searchParams.has('state') ? groupsAnswer([], { total: 1204 }) : groupsAnswer(groups),
  })
  const { user, address } = renderApp('/?state=missing')
  expect(await screen.findByText('1,204 groups hidden by the filter')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Clear the filter' }))
  await waitFor(() => expect(address()).toBe('/'))
})

test('hostile labels are shown as the text they are', async () => {
  const labels = JSON.parse('{"job":"a\\n\\u202eb","__proto__":"<img src=x>"}')
  fakeApi({ 'GET groups': () => groupsAnswer([aGroup(labels, { id: 'x' })]) })
  renderApp()
  expect(await screen.findByRole('button', { name: 'job="a\\n\\u202eb"' })).toBeTruthy()
  expect(screen.getByRole('button', { name: '__proto__="<img src=x>"' })).toBeTruthy()
})
