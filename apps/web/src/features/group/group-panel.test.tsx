import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { GroupAnswer, GroupRow, Metric, MetricSeries } from '../../lib/wire.ts'
import { aGateway, aGroup, gatewaysAnswer, minutes, noon } from '../../testing/builders.ts'
import { fakeApi, type Handlers, problem } from '../../testing/fake-api.ts'
import { renderWithQueries } from '../../testing/render-with-queries.tsx'
import { GroupPanel, type PanelTab } from './index.ts'

const labels = { job: 'backup', db: 'main' }

const one = (value: string, given: Record<string, string> = {}): MetricSeries => ({
  labels: { ...labels, instance: '', ...given },
  value,
})

const metric = (name: string, given: Partial<Metric> = {}): Metric => ({
  name,
  type: 'gauge',
  help: '',
  timestamp: noon - minutes(26),
  series: [one('1')],
  ...given,
})

const answer = (group: Partial<GroupRow>, metrics: readonly Metric[] = [], text = ''): GroupAnswer => ({
  group: aGroup(labels, group),
  asOf: { gateway: 'prod', readAt: noon, now: noon, frozen: true, receivedAt: 0 },
  metrics,
  text,
})

const open = async (found: GroupAnswer | Response, given: { tab?: PanelTab; handlers?: Handlers } = {}) => {
  const on = { tab: vi.fn(), close: vi.fn(), pick: vi.fn(), delete: vi.fn() }
  const server = fakeApi({ 'GET groups/*': () => found, ...given.handlers })
  const { user, client } = renderWithQueries(
    <GroupPanel
      id="g1"
      tab={given.tab ?? 'metrics'}
      onTab={on.tab}
      onClose={on.close}
      onPick={on.pick}
      onDelete={on.delete}
      collisions={() => 'told elsewhere'}
      tryPush={() => 'try it'}
    />,
  )
  const panel = within(screen.getByRole('complementary', { name: 'Group' }))
  return { panel, user, on, server, client }
}

const family = async (name: string) => within(await screen.findByRole('region', { name }))

test('the head says state, last push, what is expected and who says so', async () => {
  const expectation = {
    source: 'rule',
    every: minutes(60),
    grace: minutes(15),
    staleAfter: minutes(180),
    rule: '{job=~"b.*"}',
  } as const
  const { panel } = await open(answer({ state: 'late', overdueIntervals: 2.2, expectation }))
  expect((await panel.findByRole('heading')).textContent).toBe('{job="backup", db="main"}')
  expect(panel.getByText('late')).toBeTruthy()
  expect(panel.getByText('26 m ago')).toBeTruthy()
  expect(panel.getByText(/2.2 intervals overdue/)).toBeTruthy()
  expect(panel.getByText(/every 1 h, late 15 m after that, stale after 3 h, rule {job=~"b\.\*"}/)).toBeTruthy()
})

test('a label of the key can be picked', async () => {
  const { panel, user, on } = await open(answer({}))
  await user.click(await panel.findByRole('button', { name: 'db="main"' }))
  expect(on.pick).toHaveBeenCalledWith('db', 'main', 'include')
})

test('values are told in their units', async () => {
  await open(answer({}, [metric('size_bytes', { help: 'How large.', series: [one('19756849562')] })]))
  const size = await family('size_bytes')
  expect(size.getByText('18.4 GiB').getAttribute('title')).toBe('19756849562')
  expect(size.getByText('How large.')).toBeTruthy()
})

test('a histogram is told by count, average and buckets', async () => {
  const series = {
    labels,
    count: '4',
    sum: '2',
    buckets: [
      ['0.5', '3'],
      ['+Inf', '4'],
    ] as [string, string][],
    nativeBuckets: [],
  }
  await open(answer({}, [metric('chunk_seconds', { type: 'histogram', series: [series] })]))
  const histogram = await family('chunk_seconds')
  expect(histogram.getByText('n 4 · avg 500 ms')).toBeTruthy()
  expect(histogram.getByRole('row', { name: '≤ 500 ms 3 3', hidden: true })).toBeTruthy()
  expect(histogram.getByRole('row', { name: '≤ +Inf 1 4', hidden: true })).toBeTruthy()
})

test('native buckets stand as intervals', async () => {
  const nativeBuckets: [number, string, string, string][] = [
    [0, '0.5', '1', '3'],
    [3, '-0.001', '0.001', '1'],
  ]
  const series = { labels, count: '4', sum: '2', buckets: [], nativeBuckets }
  await open(answer({}, [metric('chunk', { type: 'histogram', series: [series] })]))
  const histogram = await family('chunk')
  expect(histogram.getByText('(0.5, 1]')).toBeTruthy()
  expect(histogram.getByText('[-0.001, 0.001]')).toBeTruthy()
})

test('the values of a gauge histogram are not invented', async () => {
  await open(answer({}, [metric('depth', { type: 'gauge_histogram', series: [one('0')] })]))
  const depth = await family('depth')
  expect(depth.getByText(/does not tell the values of gauge histograms/)).toBeTruthy()
  expect(depth.queryByText('0')).toBeNull()
})

test('many series are folded, and none of their labels is lost', async () => {
  const series = Array.from({ length: 40 }, (_, n) => one(String(n), { table: `t_${n}` }))
  const { user } = await open(answer({}, [metric('rows', { series })]))
  const rows = await family('rows')
  expect(rows.queryByText('table="t_39"')).toBeNull()
  await user.click(rows.getByRole('button', { name: 'show all 40 series' }))
  expect(rows.getByText('table="t_39"')).toBeTruthy()
})

test('10,000 series put only those in sight into the page', async () => {
  const series = Array.from({ length: 10_000 }, (_, n) => one(String(n), { n: `${n}` }))
  const { user } = await open(answer({}, [metric('big', { series })]))
  await user.click((await family('big')).getByRole('button', { name: 'show all 10,000 series' }))
  expect(document.querySelectorAll('*').length).toBeLessThan(1500)
})

test('a family an earlier push left behind is marked', async () => {
  await open(answer({}, [metric('old', { timestamp: noon - minutes(4000) }), metric('new')]))
  expect((await family('old')).getByText(/Left behind by a push/)).toBeTruthy()
  expect((await family('new')).queryByText(/Left behind/)).toBeNull()
})

test('an empty push is said to be one', async () => {
  const { panel } = await open(answer({}, []))
  expect(await panel.findByText('An empty push.')).toBeTruthy()
})

test('hostile names and helps stay text', async () => {
  const help = '<script>alert(1)</script>\u202e\n'
  const name = '__proto__'
  await open(answer({}, [metric(name, { help, series: [one('1', { ['__proto__']: 'x' })] })]))
  expect((await family(name)).getByText('<script>alert(1)</script>‹U+202E›⏎')).toBeTruthy()
  expect(document.querySelector('script')).toBeNull()
})

test('refusals are counted, and no reason is invented', async () => {
  const refused = { lastFailureAt: noon - minutes(4), refusals: { since: noon - minutes(60), seen: 3 } }
  const { panel } = await open(answer({ state: 'failing', ...refused }), { tab: 'pushes' })
  expect((await panel.findByText('Refused')).parentElement?.textContent).toBe(
    'Refused since 1 h ago, at least 3 times; last 4 m ago.',
  )
  expect(panel.getByText(/keeps neither the body nor the reason/)).toBeTruthy()
})

test('push times stand newest first, with what lies between', async () => {
  const { panel } = await open(answer({ pushes: [noon - minutes(90), noon - minutes(30)] }), { tab: 'pushes' })
  const [newest] = within(await panel.findByRole('list', { name: 'Recent pushes' })).getAllByRole('listitem')
  expect(newest?.textContent).toContain('30 m ago')
  expect(newest?.textContent).toContain('1 h after the one before')
})

test('the raw tab shows the text format', async () => {
  const { panel } = await open(answer({}, [], '# TYPE x gauge\nx 1\n'), { tab: 'raw' })
  expect((await panel.findByText(/# TYPE x gauge/)).textContent).toBe('# TYPE x gauge\nx 1\n')
})

test.each([
  ['shadowed', 'Its grouping key is hidden.'],
  ['mismatch', 'The gateway contradicts itself.'],
  ['twin', 'It has a twin.'],
  ['not-utf8', 'Its key may not be text.'],
] as const)('a group in doubt (%s) says so and cannot be deleted', async (identityDoubt, headline) => {
  const { panel, user, on } = await open(answer({ identityDoubt }))
  expect(await panel.findByText(headline)).toBeTruthy()
  await user.click(panel.getByRole('button', { name: 'Delete…' }))
  expect(on.delete).not.toHaveBeenCalled()
})

const known = { handlers: { 'GET gateways': () => gatewaysAnswer() } }

/** The button, once the gateway's address is known. */
const copyDelete = (panel: Awaited<ReturnType<typeof open>>['panel']) =>
  waitFor(() => {
    const button = panel.getByRole('button', { name: 'Copy delete command' })
    expect(button.getAttribute('aria-disabled')).toBeNull()
    return button
  })

test('of twins the other one is named, and the exact command may be copied', async () => {
  const { panel } = await open(answer({ identityDoubt: 'twin' }), known)
  const notice = (await panel.findByText('It has a twin.')).parentElement
  expect(notice?.textContent).toContain('The other one is {job="backup", db="main", instance=""}.')
  expect(notice?.textContent).toContain('cures the gateway')
  await copyDelete(panel)
})

test('a missing group is in no doubt', async () => {
  const { panel } = await open(answer({ state: 'missing', identityDoubt: 'twin' }))
  expect(await panel.findByText('Not at the gateway')).toBeTruthy()
  expect(panel.queryByText('It has a twin.')).toBeNull()
})

test('a command that was copied is said to be, where one looks', async () => {
  const { panel, user } = await open(answer({}), known)
  await user.click(await copyDelete(panel))
  expect(await panel.findAllByText('Copied')).toHaveLength(2)
})

test('a missing group names the restart that took it, and is forgotten rather than deleted', async () => {
  const startedAt = noon - minutes(10)
  const restarted = gatewaysAnswer([aGateway({ startedAt, flags: { 'persistence.file': '' } })])
  const { panel, user, on } = await open(answer({ state: 'missing', missingSince: startedAt + 15_000 }), {
    handlers: { 'GET gateways': () => restarted },
  })
  const notice = await panel.findByText(/it keeps its groups in memory only/)
  expect(notice.textContent).toMatch(/^Not at the gateway since 9 m ago\. The gateway restarted 10 m ago/)
  await user.click(panel.getByRole('button', { name: 'Forget…' }))
  expect(on.delete).toHaveBeenCalledWith(expect.objectContaining({ kind: 'group', missing: true }))
})

test('a restart long before a group went missing is not blamed', async () => {
  const { panel } = await open(answer({ state: 'missing', missingSince: noon - minutes(5) }))
  expect((await panel.findByText('Not at the gateway')).parentElement?.textContent).not.toMatch(/restarted/)
})

test('a group that goes keeps what was last seen of it', async () => {
  const { panel, server, client } = await open(answer({}, [metric('x')]))
  await panel.findByRole('heading')
  server.answer({ 'GET groups/*': () => problem(404, 'group-not-found', 'No such group') })
  await client.invalidateQueries()
  expect(await panel.findByText('This group is gone.')).toBeTruthy()
  expect(await family('x')).toBeTruthy()
})

test('a link to a group that is gone says so', async () => {
  const { panel } = await open(problem(404, 'group-not-found', 'No such group'))
  expect(await panel.findByText('This group is gone')).toBeTruthy()
  expect(panel.getAllByRole('button', { name: /Close/ })).toHaveLength(1)
})

test('Escape closes the panel', async () => {
  const { user, on } = await open(answer({}))
  await user.keyboard('{Escape}')
  expect(on.close).toHaveBeenCalled()
})
