import { type FaultyProxy, type RunningPushgateway, startFaultyProxy, startPushgateway } from '@gatehouse/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Pushgateway } from './pushgateway.ts'
import { ask, failureOf, readBytes } from './test-address.ts'

let gateway: RunningPushgateway
let proxy: FaultyProxy
let target: FaultyProxy

beforeAll(async () => {
  gateway = await startPushgateway()
  proxy = await startFaultyProxy(gateway.url)
  target = await startFaultyProxy(gateway.url)
})

beforeEach(() => {
  proxy.requests.length = 0
  target.requests.length = 0
})

afterAll(async () => {
  await Promise.all([proxy.stop(), target.stop()])
  await gateway.stop()
})

const basicAuth = { username: 'gatehouse', password: 'hunter2' }

const questions: readonly (readonly [string, (pushgateway: Pushgateway) => Promise<unknown>])[] = [
  ['a read of groups', readBytes],
  ['a read of the status', ({ readStatus }) => readStatus()],
  ['a scrape', ({ readMetricsPage }) => readMetricsPage({ version: '', flags: {}, startedAt: 0 })],
  ['a delete', ({ remove }) => remove([['job', 'a']])],
]

const kinds = questions.flatMap(([name, question]) =>
  [301, 302, 303, 307, 308].flatMap((status) => [
    { name, question, status, where: 'elsewhere' as const },
    { name, question, status, where: 'to itself' as const },
  ]),
)

test.each(kinds)('$name answered $status $where goes no further', async ({ question, status, where }) => {
  const location = `${where === 'elsewhere' ? target.url : proxy.url}/metrics/job/b`
  await proxy.fault({ kind: 'answer', status, headers: { location }, body: 'moved' })
  const { code, message } = await failureOf(ask(proxy.url, question, { basicAuth }))
  expect(code).toBe('refused-redirect')
  expect(message).toMatch(/^(GET|DELETE) http:/)
  expect(message).toContain(`answered ${status} to ${location}`)
  expect(proxy.requests).toHaveLength(1)
  expect(target.requests).toEqual([])
})

test('a redirect without a target is refused, too', async () => {
  await proxy.fault({ kind: 'answer', status: 302 })
  expect((await failureOf(ask(proxy.url, readBytes))).code).toBe('refused-redirect')
})

test('a password echoed by the other side does not reach the message', async () => {
  const token = Buffer.from('gatehouse:hunter2').toString('base64')
  await proxy.fault({ kind: 'answer', status: 302, headers: { location: `/login?auth=${token}` } })
  const redirected = await failureOf(ask(proxy.url, readBytes, { basicAuth }))
  await proxy.fault({ kind: 'answer', status: 500, body: `you sent Basic ${token}, that is hunter2` })
  const failed = await failureOf(ask(proxy.url, readBytes, { basicAuth }))
  expect(redirected.message).toContain('/login?auth=<secret>')
  expect(failed.message).toContain('you sent Basic <secret>, that is <secret>')
})
