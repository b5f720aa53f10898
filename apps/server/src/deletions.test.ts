import { pushTo, type RunningPushgateway, readGroups, startFaultyProxy, startPushgateway } from '@gatehouse/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from './test-gatehouse.ts'

let gateway: RunningPushgateway
let gatehouse: TestGatehouse

beforeEach(async () => {
  gateway = await startPushgateway()
  gatehouse = await startTestGatehouse(`--pushgateway.url=prod=${gateway.url}`)
})
afterEach(async () => {
  await gatehouse.stop()
  await gateway.stop()
})

const push = (labels: Record<string, string>) => pushTo(gateway.url, labels, 'm 1\n')

const plan = async (selection: object, more: object = {}) => {
  await gatehouse.readAgain()
  return gatehouse.post('/plans', { selection, includeFresh: true, ...more })
}

const apply = async (id: string, confirm?: string) => {
  const { body } = await gatehouse.post(`/plans/${id}/apply`, { confirm })
  return gatehouse.finished(body.runId)
}

const jobsLeft = async () => (await readGroups(gateway.url)).map(({ labels }) => labels['job']).sort()

test('a plan lists exactly what its selection matches, and the run deletes exactly that', async () => {
  await push({ job: 'a' })
  await push({ job: 'a', instance: 'x' })
  await push({ job: 'ab' })
  const { status, body } = await plan({ match: '{job="a"}' })
  expect(status).toBe(201)
  expect(body).toMatchObject({ total: 2, series: 6, confirm: null, kept: [] })
  const run = await apply(body.id)
  expect(run.outcomes).toMatchObject({ deleted: 2, failed: 0 })
  expect(await jobsLeft()).toEqual(['ab'])
})

test('what is deleted stands in the activity log, with its content and before its outcome', async () => {
  await push({ job: 'a' })
  const { body } = await plan({ match: 'job="a"' }, { reason: 'tidying up' })
  await apply(body.id)
  const [begun, intended, concluded] = gatehouse.activity().trimEnd().split('\n')
  expect(begun).toContain('msg="deletion begun"')
  expect(begun).toContain('reason="tidying up"')
  expect(intended).toContain('msg="deletion intended"')
  expect(intended).toMatch(/capture=.*m\{.*job=.*\} 1/)
  expect(concluded).toContain('outcome=deleted')
})

test('a group that is pushed again between plan and run is kept, and that is said', async () => {
  await push({ job: 'a' })
  await push({ job: 'b' })
  await push({ job: 'c' })
  const { body } = await plan({ match: 'job=~"a|b"' })
  await push({ job: 'b' })
  const run = await apply(body.id)
  expect(run.outcomes).toMatchObject({ deleted: 1, skipped: 1 })
  expect(run.results.find(({ outcome }) => outcome === 'skipped')?.detail).toBe('it was pushed again, and kept')
  expect(await jobsLeft()).toEqual(['b', 'c'])
})

test('fresh groups are kept unless they are asked for', async () => {
  await push({ job: 'a' })
  const { body } = await plan({ match: 'job="a"' }, { includeFresh: false })
  expect(body).toMatchObject({ total: 0, items: [], kept: [{ reason: 'fresh', labels: { job: 'a' } }] })
  const { status, body: problem } = await gatehouse.post(`/plans/${body.id}/apply`)
  expect([status, problem.code]).toEqual([422, 'empty-plan'])
})

test('twins are never deleted: no plan takes them', async () => {
  await push({ job: 'a' })
  await push({ job: 'a', instance: '' })
  const { body } = await plan({ match: 'job="a"' })
  expect(body.total).toBe(0)
  expect(body.kept.map(({ reason }: { reason: string }) => reason)).toEqual(['identity-in-doubt', 'identity-in-doubt'])
})

test('a plan over a whole gateway asks for its name, and apply demands it', async () => {
  await push({ job: 'a' })
  await push({ job: 'b' })
  const { body } = await plan({ gateway: ['prod'] })
  expect(body.confirm).toBe('prod')
  const refused = await gatehouse.post(`/plans/${body.id}/apply`, { confirm: 'Prod' })
  expect([refused.status, refused.body.code]).toEqual([422, 'confirmation-missing'])
  expect(await jobsLeft()).toEqual(['a', 'b'])
  expect((await apply(body.id, 'prod')).outcomes).toMatchObject({ deleted: 2 })
})

test('a plan runs once', async () => {
  await push({ job: 'a' })
  const { body } = await plan({ match: 'job="a"' })
  await apply(body.id)
  const again = await gatehouse.post(`/plans/${body.id}/apply`)
  expect([again.status, again.body.code]).toEqual([409, 'plan-applied'])
})

test.each([
  [{ ids: [] }, 422, 'empty-selection'],
  [{}, 422, 'empty-selection'],
  [{ gateway: [] }, 422, 'empty-selection'],
  [{ state: [] }, 422, 'empty-selection'],
  [{ match: '' }, 422, 'empty-selection'],
  [{ match: '{}' }, 422, 'empty-selection'],
  [{ match: ' { } ', gateway: [], state: [] }, 422, 'empty-selection'],
  [{ match: 'job="nothing"' }, 422, 'nothing-selected'],
  [{ match: 'job=' }, 400, 'invalid-match'],
  [{ ids: ['unknown'] }, 404, 'group-not-found'],
  [{ gateway: ['unknown'] }, 404, 'unknown-gateway'],
  [{ state: ['rotten'] }, 400, 'invalid-body'],
  [{ ids: [], match: 'job="a"' }, 400, 'invalid-body'],
])('the selection %j is refused with %i %s', async (selection, status, code) => {
  await push({ job: 'a' })
  const reply = await plan(selection)
  expect([reply.status, reply.body.code]).toEqual([status, code])
})

test('an empty condition beside another one means nothing', async () => {
  await push({ job: 'a' })
  await push({ job: 'b' })
  const { body } = await plan({ gateway: [], state: [], match: 'job="a"' })
  expect(body).toMatchObject({ total: 1, items: [{ labels: { job: 'a' } }] })
})

test('a group that somebody else deleted is missing, and a run over it forgets it', async () => {
  await push({ job: 'a' })
  await gatehouse.readAgain()
  await gateway.restart()
  const { body } = await plan({ state: ['missing'] })
  expect(body.items).toMatchObject([{ state: 'missing', labels: { job: 'a' } }])
  expect((await apply(body.id)).outcomes).toMatchObject({ 'already-gone': 1 })
  await gatehouse.readAgain()
  expect((await gatehouse.groups()).total).toBe(0)
})

test('a group deleted by a run is not missing afterwards', async () => {
  await push({ job: 'a' })
  const { body } = await plan({ match: 'job="a"' })
  await apply(body.id)
  await gatehouse.readAgain()
  expect((await gatehouse.groups()).total).toBe(0)
})

test('while the gateway is gone its states freeze, and nothing can be planned', async () => {
  await push({ job: 'a' })
  await gatehouse.readAgain()
  await gateway.stop()
  await expect.poll(async () => (await gatehouse.groups()).asOf[0].frozen).toBe(true)
  const { asOf, groups } = await gatehouse.groups()
  expect(asOf[0].now).toBe(asOf[0].readAt)
  expect(groups).toMatchObject([{ labels: { job: 'a' }, state: 'fresh' }])
  const { body } = await gatehouse.post('/plans', { selection: { match: 'job="a"' }, includeFresh: true })
  expect(body.kept).toMatchObject([{ reason: 'gateway-unreadable' }])
  await gateway.restart()
})

test('read-only refuses plans, runs and stops, and says why', async () => {
  const readOnly = await startTestGatehouse(`--pushgateway.url=${gateway.url}`, '--read-only')
  for (const path of ['/plans', '/plans/plan-1/apply', '/runs/run-1/stop']) {
    const { status, body } = await readOnly.post(path, { selection: { match: 'job="a"' } })
    expect([status, body.code, body.reason]).toEqual([403, 'read-only', 'read-only'])
  }
  expect((await readOnly.get('/gateways')).body.writes).toEqual({ allowed: false, reason: 'read-only' })
  await readOnly.stop()
})

test('a listener that is not loopback is read-only until it is told otherwise', async () => {
  const args = [`--pushgateway.url=${gateway.url}`, '--web.listen-address=0.0.0.0:0']
  const open = await startTestGatehouse(...args)
  expect((await open.post('/plans', { selection: { match: 'job="a"' } })).body).toMatchObject({
    reason: 'open-listener',
  })
  await open.stop()
  const allowed = await startTestGatehouse(...args, '--web.allow-anonymous-writes')
  expect((await allowed.get('/gateways')).body.writes).toEqual({ allowed: true, reason: null })
  await allowed.stop()
})

test('two runs over the same groups go one after the other, and the second finds nothing left', async () => {
  for (let n = 0; n < 30; n++) await push({ job: 'a', pod: `${n}` })
  await push({ job: 'keep' })
  const first = await plan({ match: 'job="a"' })
  const second = await plan({ match: 'job="a"' })
  const runs = await Promise.all([apply(first.body.id), apply(second.body.id)])
  expect(runs.map(({ outcomes }) => [outcomes['deleted'], outcomes['already-gone']])).toEqual([
    [30, 0],
    [0, 30],
  ])
})

test('a gateway whose clock is days ahead does not make a fresh group deletable', async () => {
  const proxy = await startFaultyProxy(gateway.url)
  await proxy.fault({ kind: 'date', date: new Date(Date.now() + 5 * 86_400_000) })
  const skewed = await startTestGatehouse(`--pushgateway.url=${proxy.url}`)
  await push({ job: 'a' })
  await skewed.readAgain()
  expect((await skewed.groups()).groups).toMatchObject([{ state: 'stale' }])
  const { body } = await skewed.post('/plans', { selection: { state: ['stale'] } })
  expect([body.total, body.kept[0].reason]).toEqual([0, 'fresh'])
  await skewed.stop()
  await proxy.stop()
})
