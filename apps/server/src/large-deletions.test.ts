import { eventually, pushTo, type RunningPushgateway, readGroups, startPushgateway } from '@gatehouse/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from './test-gatehouse.ts'

let gateway: RunningPushgateway
let doomed: RunningPushgateway
let gatehouse: TestGatehouse

const total = 1200

const startFull = async (jobOf: (i: number) => string): Promise<RunningPushgateway> => {
  const started = await startPushgateway({ checked: false })
  for (let n = 0; n < total; n += 100) {
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => pushTo(started.url, { job: jobOf(n + i), i: `${n + i}` }, 'm 1\n')),
    )
  }
  await eventually(async () => (await readGroups(started.url)).length === total)
  return started
}

beforeAll(async () => {
  gateway = await startFull((i) => (i < 50 ? 'few' : 'many'))
  doomed = await startFull(() => 'doomed')
  gatehouse = await startTestGatehouse(
    `--pushgateway.url=prod=${gateway.url}`,
    `--pushgateway.url=doomed=${doomed.url}`,
  )
  await eventually(async () => (await gatehouse.groups()).total === 2 * total, { within: 20_000 })
})

afterAll(async () => {
  await gatehouse.stop()
  await gateway.stop()
  await doomed.stop()
})

type Listed = { readonly id: string; readonly reason?: string; readonly labels: Record<string, string> }

const plan = async (selection: object, includeFresh = true) =>
  (await gatehouse.post('/plans', { selection, includeFresh })).body

const idsOf = (listed: readonly Listed[]) => listed.map(({ id }) => id)

test('a large plan answers its totals and the first 1,000; the others come window by window, each once', async () => {
  const made = await plan({ gateway: ['prod'] })
  expect(made).toMatchObject({ total, keptTotal: 0, gateways: ['prod'], states: { fresh: total }, confirm: 'prod' })
  expect(made.items).toHaveLength(1000)
  const rest = await gatehouse.get(`/plans/${made.id}/items?offset=1000&limit=1000`)
  expect(rest.body.total).toBe(total)
  const listed = idsOf([...made.items, ...rest.body.items])
  expect(new Set(listed).size).toBe(total)
  const middle = await gatehouse.get(`/plans/${made.id}/items?offset=10&limit=5`)
  expect(idsOf(middle.body.items)).toEqual(listed.slice(10, 15))
  expect((await gatehouse.get(`/plans/${made.id}/items?offset=5000`)).body.items).toEqual([])
})

test('what is kept is counted by reason, and comes in windows, too', async () => {
  const made = await plan({ gateway: ['prod'] }, false)
  expect(made).toMatchObject({ total: 0, keptTotal: total })
  expect(made.keptCounts).toEqual({
    fresh: total,
    'identity-in-doubt': 0,
    'gateway-read-only': 0,
    'gateway-unreadable': 0,
  })
  expect(made.kept).toHaveLength(1000)
  const rest = await gatehouse.get(`/plans/${made.id}/kept?offset=1000`)
  expect(new Set(idsOf([...made.kept, ...rest.body.kept])).size).toBe(total)
  expect(rest.body.kept[0].reason).toBe('fresh')
})

test.each(['items', 'kept'])('a plan that is not known has no %s', async (part) => {
  const { status, body } = await gatehouse.get(`/plans/plan-0/${part}`)
  expect([status, body.code]).toEqual([404, 'plan-not-found'])
})

test.each(['limit=0', 'limit=1001', 'offset=-1', 'page=2'])('the window %s is refused', async (search) => {
  const { id } = await plan({ match: 'job="few"' })
  const { status, body } = await gatehouse.get(`/plans/${id}/items?${search}`)
  expect([status, body.code]).toEqual([400, 'invalid-query'])
})

test('a selection is what matches but for what it excepts, whether that matches or not', async () => {
  const everything = await plan({ match: 'job="few"' })
  const [first, second, ...others] = idsOf(everything.items)
  const made = await plan({ match: 'job="few"', except: [first, second, 'unknown'] })
  expect(idsOf(made.items)).toEqual(others)
})

test('nothing left of what matches is refused, and exceptions alone select nothing', async () => {
  const { items } = await plan({ match: 'job="few"' })
  const none = await gatehouse.post('/plans', { selection: { match: 'job="few"', except: idsOf(items) } })
  expect([none.status, none.body.code]).toEqual([422, 'nothing-selected'])
  const alone = await gatehouse.post('/plans', { selection: { except: ['a'] } })
  expect([alone.status, alone.body.code]).toEqual([422, 'empty-selection'])
  const both = await gatehouse.post('/plans', { selection: { ids: ['a'], except: ['a'] } })
  expect([both.status, both.body.code]).toEqual([400, 'invalid-body'])
})

test('a run answers windows of its results, of some outcomes if asked, and always counts all of them', async () => {
  const made = await plan({ gateway: ['doomed'] })
  await pushTo(doomed.url, { job: 'doomed', i: '7' }, 'm 2\n')
  const { body } = await gatehouse.post(`/plans/${made.id}/apply`, { confirm: 'doomed' })
  const applied = await gatehouse.get(`/plans/${made.id}/items`)
  expect([applied.status, applied.body.code]).toEqual([409, 'plan-applied'])
  const run = await gatehouse.finished(body.runId)
  const ask = async (search: string) => (await gatehouse.get(`/runs/${body.runId}?${search}`)).body
  const counts = {
    waiting: false,
    gateways: ['doomed'],
    done: total,
    total,
    unproven: 0,
    outcomes: { deleted: total - 1, skipped: 1 },
  }
  expect(run).toMatchObject({ ...counts, reasons: { gone: total - 1, 'pushed-again': 1 } })
  expect(run.results).toHaveLength(1000)
  const rest = await ask('from=1000')
  expect(new Set(idsOf([...run.results, ...rest.results])).size).toBe(total)
  expect(await ask('limit=0')).toMatchObject({ ...counts, results: [] })
  const skipped = await ask('outcome=skipped&outcome=failed&from=0&limit=5')
  expect(skipped).toMatchObject({ ...counts, results: [{ reason: 'pushed-again', labels: { i: '7' } }] })
  expect((await ask('outcome=deleted&from=1195')).results).toHaveLength(4)
  expect((await gatehouse.get(`/runs/${body.runId}?outcome=gone`)).status).toBe(400)
})
