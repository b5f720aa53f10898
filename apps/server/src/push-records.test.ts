import {
  deleteFrom,
  type Labels,
  type PushgatewayLine,
  pushgatewayLines,
  pushTo,
  type RunningPushgateway,
  send,
  startPushgateway,
} from '@gatehouse/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from './test-gatehouse.ts'

const kinds = pushgatewayLines().flatMap((line) => [
  { line, checked: true, name: `${line}, checking` },
  { line, checked: false, name: `${line}, not checking` },
])

// What each push leaves behind, read back through our API.
describe.each(kinds)('on a Pushgateway $name', ({ line, checked }: { line: PushgatewayLine; checked: boolean }) => {
  let gateway: RunningPushgateway
  let gatehouse: TestGatehouse
  const job: Labels = { job: 'j' }

  beforeAll(async () => {
    gateway = await startPushgateway({ line, checked })
    gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
  })
  afterAll(async () => {
    await gatehouse.stop()
    await gateway.stop()
  })
  afterEach(() => deleteFrom(gateway.url, job))

  const rows = async () => {
    await gatehouse.readAgain()
    return (await gatehouse.groups('&match=job="j"&state=failing&state=never&state=fresh')).groups
  }
  const row = async () => {
    const found = await rows()
    expect(found).toHaveLength(1)
    return found[0]
  }
  const accepted = checked ? 200 : 202
  // Debian's 1.11.0 records an inconsistent push and then drops the connection instead of answering 400.
  const refused = checked ? (line === '1.11' ? 'dropped' : 400) : 202
  const pushRefused = (labels: Labels, body: string) =>
    pushTo(gateway.url, labels, body).then(
      ({ status }) => status,
      () => 'dropped' as const,
    )

  test('an accepted push is fresh, and its time is now', async () => {
    const before = Date.now()
    expect((await pushTo(gateway.url, job, 'm 1\n')).status).toBe(accepted)
    const { lastPushAt, state, lastFailureAt, pushes } = await row()
    expect(state).toBe('fresh')
    expect(lastFailureAt).toBeNull()
    expect(lastPushAt).toBeGreaterThanOrEqual(before - 1)
    expect(pushes.at(-1)).toBe(lastPushAt)
  })

  test('a body that does not parse leaves no trace', async () => {
    await pushTo(gateway.url, job, 'm 1\n')
    const before = await row()
    expect((await pushTo(gateway.url, job, 'not a metric\n')).status).toBe(400)
    expect(await row()).toMatchObject({
      state: 'fresh',
      lastPushAt: before.lastPushAt,
      lastFailureAt: null,
      refusals: null,
    })
  })

  test.each([
    ['an odd URL', '/metrics/job/j/k'],
    ['broken base64', '/metrics/job/j/k@base64/+_8'],
    ['an improper label name', '/metrics/job/j/foo-bar/x'],
  ])('a push to %s leaves no trace', async (_, path) => {
    const { status } = await send(gateway.url, path, { method: 'PUT', body: 'm 1\n' })
    expect(status).toBe(400)
    expect(await rows()).toEqual([])
  })

  test('a refused push to a new group creates it, and it never succeeded', async () => {
    expect(await pushRefused(job, 'm 1 123\n')).toBe(refused)
    const found = await row()
    expect(found).toMatchObject({ state: 'never', lastPushAt: null, families: 0, series: 2, overdueIntervals: null })
    expect(found.refusals).toEqual({ since: found.lastFailureAt, seen: 1 })
  })

  test('a refused push to a living group makes it failing and keeps the old content', async () => {
    await pushTo(gateway.url, job, 'm 1\n')
    const before = await row()
    await pushRefused(job, 'm 2 123\n')
    const after = await row()
    expect(after).toMatchObject({ state: 'failing', lastPushAt: before.lastPushAt, families: 1 })
    expect(after.lastFailureAt).toBeGreaterThan(before.lastPushAt)
    const { metrics } = (await gatehouse.get(`/groups/${after.id}`)).body
    expect(metrics[0].series[0].value).toBe('1')
  })

  test('each refusal that a read sees is counted, from the first one after the last accepted push', async () => {
    await pushTo(gateway.url, job, 'm 1\n')
    await pushRefused(job, 'm 2 123\n')
    const first = await row()
    await pushRefused(job, 'm 3 123\n')
    expect((await row()).refusals).toEqual({ since: first.lastFailureAt, seen: 2 })
  })

  test('a success after a refusal is fresh, and the failure time stays', async () => {
    await pushRefused(job, 'm 1 123\n')
    await pushTo(gateway.url, job, 'm 1\n')
    const found = await row()
    expect(found).toMatchObject({ state: 'fresh', refusals: null })
    expect(found.lastFailureAt).toBeLessThanOrEqual(found.lastPushAt)
  })

  test('a PUT without content is a push: the group stays, with its push times only', async () => {
    await pushTo(gateway.url, job, 'm 1\n')
    const before = await row()
    expect((await pushTo(gateway.url, job, '')).status).toBe(accepted)
    const after = await row()
    expect(after).toMatchObject({ state: 'fresh', families: 0, series: 2 })
    expect(after.lastPushAt).toBeGreaterThan(before.lastPushAt)
  })

  test('a POST without content moves the push time and keeps the families', async () => {
    await pushTo(gateway.url, job, 'm 1\n')
    const before = await row()
    await pushTo(gateway.url, job, '', { method: 'POST' })
    const after = await row()
    expect(after).toMatchObject({ state: 'fresh', families: 1 })
    expect(after.lastPushAt).toBeGreaterThan(before.lastPushAt)
  })

  test('an inconsistent push is refused where it is checked, and stored where it is not', async () => {
    const other = { job: 'other' }
    await pushTo(gateway.url, other, '# TYPE m counter\nm 1\n')
    expect(await pushRefused(job, '# TYPE m gauge\nm 1\n')).toBe(refused)
    expect(await row()).toMatchObject(checked ? { state: 'never', families: 0 } : { state: 'fresh', families: 1 })
    await deleteFrom(gateway.url, other)
  })
})
