import { pushRefused, pushTo, type RunningPushgateway, readGroups, startPushgateway } from '@gatehouse/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from './test-gatehouse.ts'

describe('a push that is tried', () => {
  let gateway: RunningPushgateway
  let gatehouse: TestGatehouse

  beforeAll(async () => {
    gateway = await startPushgateway({ args: ['--web.route-prefix=/pgw'] })
    await pushTo(gateway.url, { job: 'a' }, '# TYPE m gauge\nm{k="1"} 1\n# TYPE n gauge\nn 1\n')
    await pushTo(gateway.url, { job: 'b', instance: 'x' }, '# TYPE m gauge\nm 1\n')
    // Trying is no writing.
    gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`, '--read-only')
    await gatehouse.readAgain()
  })
  afterAll(async () => {
    await gatehouse.stop()
    await gateway.stop()
  })

  const name = async () => (await gatehouse.get('/gateways')).body.gateways[0].name
  const tryPush = async (asked: Record<string, unknown>) =>
    gatehouse.post('/try', { gateway: await name(), to: { url: '/pgw/metrics/job/a' }, body: '', ...asked })
  const tried = async (asked: Record<string, unknown>) => {
    const { status, body } = await tryPush(asked)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  test('is told what PUT and POST would each do to the group, and stays untold to the gateway', async () => {
    const before = await readGroups(gateway.url)
    const answer = await tried({ body: '# TYPE m gauge\nm 2\n# TYPE o gauge\no 1\n' })
    expect(answer).toMatchObject({ verdict: 'accepted', status: 200, isThere: true, compared: 1, others: 1 })
    expect(answer.changes.PUT.counts).toEqual({ added: 1, replaced: 1, kept: 0, dropped: 1 })
    expect(answer.changes.POST.counts).toEqual({ added: 1, replaced: 1, kept: 1, dropped: 0 })
    expect(answer.command).toBe(`curl -X PUT --data-binary @metrics.prom '${gateway.url}/metrics/job@base64/YQ'`)
    const byJob = (groups: typeof before) =>
      [...groups].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    expect(byJob(await readGroups(gateway.url))).toEqual(byJob(before))
  })

  test('that clashes names the group it clashes with', async () => {
    const answer = await tried({ to: { labels: [['job', 'c']] }, body: '# TYPE m counter\nm 1\n' })
    expect(answer).toMatchObject({ verdict: 'refused', status: 400, leavesFailure: true, isThere: false })
    expect(answer.cause).toMatch(/inconsistent with existing metrics.*"m".*is not a/)
    const [{ kind, metric, isOld, sides }] = answer.violations
    expect({ kind, metric, isOld }).toEqual({ kind: 'type-clash', metric: 'm', isOld: false })
    expect(sides.map((side: { who: string }) => side.who).sort()).toEqual(['group', 'group', 'push'])
    expect(sides.flatMap(({ group }: { group: { labels: object } | null }) => group?.labels ?? [])).toContainEqual({
      job: 'a',
    })
    expect(answer.findings).toMatchObject([{ line: 1, severity: 'error' }])
  })

  test('that clashes with the gateway itself says so', async () => {
    const { violations } = await tried({ body: '# TYPE go_goroutines counter\ngo_goroutines 1\n' })
    expect(violations).toMatchObject([{ kind: 'gateway-family', metric: 'go_goroutines' }])
    expect(violations[0].sides.map((side: { who: string }) => side.who)).toEqual(['gateway', 'push'])
  })

  test('that cannot be read names the line', async () => {
    const answer = await tried({ body: 'm 1\nm 2\r\n' })
    expect(answer).toMatchObject({ verdict: 'refused', status: 400, leavesFailure: false })
    expect(answer.findings).toMatchObject([{ line: 2, hint: expect.stringContaining('CR LF') }])
  })

  test('whose key overrides labels says which', async () => {
    const { findings } = await tried({ body: 'x{job="z"} 1\n' })
    expect(findings).toMatchObject([
      { line: 1, severity: 'warning', hint: 'job="z" becomes "a", as the grouping key says.' },
    ])
  })

  test.each([
    ['/pgw/metrics/job//k/v', 'redirected', 301],
    ['/pgw/metrics/job/a/k', 'refused', 400],
    ['/pgw/metrics/job/a/k@base64/!!', 'refused', 400],
    ['/metrics/job/a', 'refused', 404],
  ])('to %s is %s', async (url, verdict, status) => {
    expect(await tried({ to: { url } })).toMatchObject({ verdict, status, key: null, command: null })
  })

  test('to another host is noted', async () => {
    const answer = await tried({ to: { url: 'http://elsewhere:9091/pgw/metrics/job/a?x=y' } })
    expect(answer).toMatchObject({ otherHost: 'elsewhere:9091', notes: ['query-ignored'], key: { job: 'a' } })
  })

  test('is described where the API is', async () => {
    const { status, body } = await gatehouse.get('/openapi.json')
    expect(status).toBe(200)
    expect(body.paths['/try'].post).toHaveProperty('requestBody')
  })

  test('of other shape is a mistake that is named', async () => {
    expect((await tryPush({ to: {} })).body.code).toBe('invalid-body')
    expect((await tryPush({ gateway: 'none' })).body.code).toBe('unknown-gateway')
    expect((await tryPush({ body: 'x'.repeat(3 * 1024 * 1024 + 1) })).body.code).toBe('invalid-body')
  })
})

test('what keeps everybody out is told as such, and named', async () => {
  const gateway = await startPushgateway()
  await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
  await pushRefused(gateway.url, { job: 'a', instance: '' })
  const gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
  await gatehouse.readAgain()
  const [{ name }] = (await gatehouse.get('/gateways')).body.gateways
  const { body } = await gatehouse.post('/try', { gateway: name, to: { labels: [['job', 'z']] }, body: 'z 1\n' })
  expect(body).toMatchObject({ verdict: 'refused', status: 400 })
  expect(body.violations).toMatchObject([
    { kind: 'poison', isOld: true },
    { kind: 'poison', isOld: true },
  ])
  await gatehouse.stop()
  await gateway.stop()
})

test('a push that would mend a failing gateway clashes with nothing, another one does', async () => {
  const gateway = await startPushgateway({ checked: false })
  await pushTo(gateway.url, { job: 'a' }, '# TYPE m gauge\nm 1\n')
  await pushTo(gateway.url, { job: 'b' }, '# TYPE m counter\nm 1\n')
  const gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
  await gatehouse.readAgain()
  const [{ name }] = (await gatehouse.get('/gateways')).body.gateways
  const tried = async (job: string) =>
    (await gatehouse.post('/try', { gateway: name, to: { labels: [['job', job]] }, body: '# TYPE m gauge\nm 1\n' }))
      .body
  expect(await tried('b')).toMatchObject({ verdict: 'accepted', status: 202, checks: false, violations: [] })
  expect(await tried('c')).toMatchObject({ violations: [{ kind: 'type-clash', metric: 'm' }] })
  await gatehouse.stop()
  await gateway.stop()
})
