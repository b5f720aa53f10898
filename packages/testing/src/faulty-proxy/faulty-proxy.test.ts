import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { pushTo } from '../push.ts'
import { type RunningPushgateway, startPushgateway } from '../pushgateway.ts'
import { readGroup, readGroups } from '../read-groups.ts'
import { send } from '../send.ts'
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts'

let gateway: RunningPushgateway
let proxy: FaultyProxy

beforeAll(async () => {
  gateway = await startPushgateway({ args: ['--web.route-prefix=/pgw'] })
  await pushTo(gateway.url, { job: 'a' }, 'x 1\n')
  proxy = await startFaultyProxy(gateway.url)
})

afterEach(async () => {
  await proxy.heal()
  proxy.requests.length = 0
})

afterAll(async () => {
  await proxy.stop()
  await gateway.stop()
})

const status = () => send(proxy.url, '/api/v1/status')

test('a healthy proxy passes everything through and records it', async () => {
  const { status: code } = await pushTo(proxy.url, { job: 'b', k: '/' }, 'y 1\n')
  expect(code).toBe(200)
  expect(await readGroups(proxy.url)).toHaveLength(2)
  expect(proxy.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /pgw/metrics/job@base64/Yg/k@base64/Lw',
    'GET /pgw/api/v1/metrics',
  ])
  expect(proxy.requests[0]?.body.toString()).toBe('y 1\n')
})

test('it refuses connections and comes back on the same port', async () => {
  await proxy.fault({ kind: 'refuse' })
  await expect(status()).rejects.toThrow('ECONNREFUSED')
  await proxy.heal()
  expect((await status()).status).toBe(200)
})

test('it resets a connection', async () => {
  await proxy.fault({ kind: 'reset' })
  await expect(status()).rejects.toThrow(/ECONNRESET|hang up/)
})

test('a hanging request never gets an answer, a request beside it does', async () => {
  await proxy.fault({ kind: 'hang', when: ({ path }) => path.endsWith('/status') })
  await expect(fetch(`${proxy.url}/api/v1/status`, { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout')
  expect(await readGroups(proxy.url)).toHaveLength(2)
})

test('an answer can be late', async () => {
  await proxy.fault({ kind: 'latency', ms: 120 })
  const start = performance.now()
  await status()
  expect(performance.now() - start).toBeGreaterThan(115)
})

test('an answer can be cut, after a true head', async () => {
  await proxy.fault({ kind: 'cut', after: 20 })
  const response = await fetch(`${proxy.url}/api/v1/status`)
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('terminated')
})

test('an answer can stall after its first bytes', async () => {
  await proxy.fault({ kind: 'stall', after: 20 })
  const patience = new AbortController()
  const response = await fetch(`${proxy.url}/api/v1/status`, { signal: patience.signal })
  const reader = response.body?.getReader()
  expect((await reader?.read())?.value).toHaveLength(20)
  const next = reader?.read()
  patience.abort()
  await expect(next).rejects.toThrow('aborted')
})

test('a trickled answer arrives whole, in pieces', async () => {
  const whole = (await status()).text
  await proxy.fault({ kind: 'trickle', bytes: Math.ceil(whole.length / 4), everyMs: 5 })
  expect((await status()).text).toBe(whole)
})

test('an answer can be made up', async () => {
  await proxy.fault({ kind: 'answer', status: 301, headers: { location: '/elsewhere' }, body: 'moved' })
  expect(await status()).toMatchObject({ status: 301, text: 'moved', headers: { location: '/elsewhere' } })
})

test('the Date header can be another one, or none', async () => {
  await proxy.fault({ kind: 'date', date: new Date('2001-02-03T04:05:06Z') })
  expect((await status()).headers.date).toBe('Sat, 03 Feb 2001 04:05:06 GMT')
  await proxy.fault({ kind: 'date', date: null })
  expect((await status()).headers).not.toHaveProperty('date')
})

test('a gzip bomb is small on the wire and valid JSON when expanded', async () => {
  await proxy.fault({ kind: 'gzip-bomb', bytes: 10_000_000 })
  const { bytes, headers } = await status()
  expect(headers['content-encoding']).toBe('gzip')
  expect(bytes.length).toBeLessThan(20_000)
  const expanded = gunzipSync(bytes)
  expect(expanded.length).toBeGreaterThan(10_000_000)
  expect(JSON.parse(expanded.toString())).toEqual({ status: 'success', data: [] })
})

test('a huge answer is as long as asked', async () => {
  await proxy.fault({ kind: 'huge', bytes: 3_000_000 })
  expect((await status()).bytes.length).toBeGreaterThan(3_000_000)
})

test('something can happen between the client and the gateway', async () => {
  proxy.onRequest(({ method }) => (method === 'DELETE' ? pushTo(gateway.url, { job: 'c' }, 'z 1\n') : undefined))
  await send(proxy.url, '/metrics/job/b', { method: 'DELETE' })
  expect(await readGroup(gateway.url, { job: 'c' })).toBeDefined()
})

test('a request can be rewritten on its way', async () => {
  await proxy.fault({ kind: 'rewrite', change: () => ({ path: '/pgw/-/ready' }) })
  expect((await status()).text).toBe('OK')
})

test('behind the proxy a dead gateway looks dead', async () => {
  await gateway.kill()
  await expect(status()).rejects.toThrow(/ECONNRESET|hang up/)
  await gateway.restart()
  expect((await status()).status).toBe(200)
})
