import {
  type Fault,
  type FaultyProxy,
  type RunningPushgateway,
  startFaultyProxy,
  startPushgateway,
} from '@gatehouse/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { GatewayErrorCode } from './gateway-error.ts'
import type { Pushgateway } from './pushgateway.ts'
import { ask, failureOf, readBytes } from './test-address.ts'

let gateway: RunningPushgateway
let proxy: FaultyProxy
const unhandled: unknown[] = []
const note = (reason: unknown) => unhandled.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', note).on('uncaughtException', note)
  gateway = await startPushgateway()
  proxy = await startFaultyProxy(gateway.url)
})

afterEach(async () => {
  await proxy.heal()
  // What the proxy suffered has had its turn of the loop by the time the gateway answers again.
  await ask(proxy.url, ({ readStatus }) => readStatus())
  expect(unhandled).toEqual([])
})

afterAll(async () => {
  process.off('unhandledRejection', note).off('uncaughtException', note)
  await proxy.stop()
  await gateway.stop()
})

const impatient = { timeout: 300, maxBytes: 1_000_000 }

const requests: readonly (readonly [string, (pushgateway: Pushgateway) => Promise<unknown>])[] = [
  ['GET', readBytes],
  ['GET', ({ readStatus }) => readStatus()],
  ['DELETE', ({ remove }) => remove([['job', 'a']])],
]

const json = { 'content-type': 'application/json' }
const page = (status: number): Fault => ({ kind: 'answer', status, body: '<h1>\n no </h1>' })

const always: readonly (readonly [string, Fault, GatewayErrorCode, string | RegExp])[] = [
  ['a refused connection', { kind: 'refuse' }, 'unreachable', 'ECONNREFUSED'],
  ['a reset', { kind: 'reset' }, 'unreachable', /ECONNRESET|other side closed/],
  ['silence', { kind: 'hang' }, 'timeout', 'within 300 ms'],
  ['an answer that comes too late', { kind: 'latency', ms: 450 }, 'timeout', 'within 300 ms'],
  ['a gzip bomb', { kind: 'gzip-bomb', bytes: 50_000_000 }, 'broken-answer', 'compressed (gzip)'],
  ['401', page(401), 'unauthorized', 'answered 401: <h1> no </h1>'],
  ['403', page(403), 'unauthorized', 'answered 403'],
  ['404', page(404), 'not-a-pushgateway', 'answered 404'],
  ['429', page(429), 'bad-status', 'answered 429'],
  ['500', page(500), 'bad-status', 'answered 500'],
  ['503', page(503), 'bad-status', 'answered 503'],
]

describe.each(always)('%s', (_, fault, code, reason) => {
  test.each(requests)(`is ${code}, said with method and URL, for %s`, async (method, question) => {
    await proxy.fault(fault)
    const began = performance.now()
    const failure = await failureOf(ask(proxy.url, question, impatient))
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(new RegExp(`^${method} ${proxy.url}/(api/v1|metrics)/[^\\n]+$`))
    expect(failure.message).toMatch(reason)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

const onlyReads: readonly (readonly [string, Fault, GatewayErrorCode, string | RegExp])[] = [
  ['a huge body', { kind: 'huge', bytes: 300_000_000 }, 'too-large', 'larger than 1000000 bytes'],
  ['a body that is cut', { kind: 'cut', after: 10 }, 'broken-answer', /ended after (10|0) bytes/],
  ['a body that stalls', { kind: 'stall', after: 10 }, 'timeout', 'within 300 ms'],
  ['a body that trickles', { kind: 'trickle', bytes: 1, everyMs: 25 }, 'timeout', 'within 300 ms'],
  ['another content type', { kind: 'answer', status: 200, body: '{}' }, 'not-a-pushgateway', 'no content type'],
  [
    'a page of HTML',
    { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<p>hello' },
    'not-a-pushgateway',
    'answered text/html, not JSON',
  ],
]

describe.each(onlyReads)('%s', (_, fault, code, reason) => {
  test.each(requests.slice(0, 2))(`is ${code} for a %s`, async (method, question) => {
    await proxy.fault(fault)
    const failure = await failureOf(ask(proxy.url, question, impatient))
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(new RegExp(`^${method} ${proxy.url}/api/v1/[^\\n]+$`))
    expect(failure.message).toMatch(reason)
  })
})

test.each([
  ['not JSON', 'hello', 'broken-answer', 'not JSON'],
  ['cut JSON', '{"status":"succ', 'broken-answer', 'not JSON'],
  ['an answer as Prometheus gives it', '{"status":"success","data":{}}', 'not-a-pushgateway', 'data.flags'],
  ['an error', '{"status":"error","error":"no"}', 'not-a-pushgateway', 'status'],
  [
    'no time of start',
    '{"status":"success","data":{"build_information":{"version":"1"},"flags":{},"start_time":"now"}}',
    'not-a-pushgateway',
    'start_time',
  ],
])('a status that is %s is no status', async (_, body, code, reason) => {
  await proxy.fault({ kind: 'answer', status: 200, headers: json, body })
  const failure = await failureOf(ask(proxy.url, ({ readStatus }) => readStatus()))
  expect(failure.code).toBe(code)
  expect(failure.message).toContain(`GET ${proxy.url}/api/v1/status: not `)
  expect(failure.message).toContain(reason)
})

test('of a body without an end no more than the limit is kept in memory', async () => {
  await proxy.fault({ kind: 'huge', bytes: 400_000_000 })
  const before = process.memoryUsage()
  const { code } = await failureOf(ask(proxy.url, readBytes, { maxBytes: 5_000_000 }))
  const after = process.memoryUsage()
  expect(code).toBe('too-large')
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(20_000_000)
})

test.each([
  ['missing', null],
  ['empty', ''],
  ['a number', '0'],
  ['no date', 'yesterday'],
  ['no day there is', 'Sun, 99 Nov 2026 10:00:00 GMT'],
  ['in a zone of its own', 'Sun, 22 Nov 2026 10:00:00 +0100'],
])('a Date that is %s is none', async (_, date) => {
  await proxy.fault({ kind: 'date', date })
  expect((await ask(proxy.url, readBytes)).date).toBeNull()
})

test('a Date of long ago is taken as the gateway tells it', async () => {
  await proxy.fault({ kind: 'date', date: new Date(0) })
  expect((await ask(proxy.url, readBytes)).date).toBe(0)
})

test('of a huge answer that is no answer to a DELETE no more is read than is quoted', async () => {
  await proxy.fault({ kind: 'huge', bytes: 400_000_000 })
  const before = process.memoryUsage()
  const { code, message } = await failureOf(ask(proxy.url, ({ remove }) => remove([['job', 'a']]), impatient))
  expect([code, message.length < 1_000]).toEqual(['bad-status', true])
  expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(20_000_000)
})
