import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type RunningPushgateway, send, startPushgateway } from '@gatehouse/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from '../test-gatehouse.ts'
import { hostName } from './allow-hosts.ts'

let gateway: RunningPushgateway
let gatehouse: TestGatehouse

beforeAll(async () => {
  gateway = await startPushgateway()
  gatehouse = await startTestGatehouse(
    `--pushgateway.url=http://user:canary-password@127.0.0.1:${gateway.port}`,
    '--web.external-url=https://gate.example/',
    '--web.allowed-host=inside.example',
  )
})
afterAll(async () => {
  await gatehouse.stop()
  await gateway.stop()
})

const routes = [
  '/',
  '/jobs',
  '/nothing.js',
  '/api/v1/gateways',
  '/api/v1/groups',
  '/api/v1/groups?sort=no',
  '/api/v1/groups/none',
  '/api/v1/nothing',
  '/api/v1/openapi.json',
  '/-/healthy',
  '/-/ready',
  '/metrics',
]

describe.each(routes)('%s', (path) => {
  test('forbids framing, foreign scripts and sniffing, whatever the answer is', async () => {
    const { headers } = await send(gatehouse.url, path)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test.each([
    'evil.example',
    'localhost.evil.example',
    'localhost.',
    '[::1',
    '[evil]',
    'local host',
    'gate.example:80:80',
  ])('is not served under the Host %j', async (host) => {
    const { status } = await send(gatehouse.url, path, { headers: { host } })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  test.each([
    'localhost',
    'localhost:9096',
    'LOCALHOST',
    '10.1.2.3',
    '[::1]:9096',
    'gate.example',
    'inside.example:80',
  ])('is served under the Host %j', async (host) => {
    const { status } = await send(gatehouse.url, path, { headers: { host } })
    expect(status).not.toBe(421)
  })

  test('shows no password of a gateway', async () => {
    expect((await send(gatehouse.url, path)).text).not.toContain('canary-password')
  })
})

test.each(routes.filter((path) => path.startsWith('/api/')))('%s is kept out of caches', async (path) => {
  expect((await send(gatehouse.url, path)).headers['cache-control']).toBe('no-store')
})

test.each(['GET / HTTP/1.1\r\nHost:\r\n', 'GET / HTTP/1.1\r\n'])('%j names no host and is refused', async (head) => {
  const socket = connect(gatehouse.port, '127.0.0.1')
  socket.write(`${head}Connection: close\r\n\r\n`)
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d /)
})

const json = { 'content-type': 'application/json' }

test.each([
  ['a cross-site form', { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }, 403],
  ['a cross-site fetch', { ...json, 'sec-fetch-site': 'cross-site' }, 403],
  ['a sister site', { ...json, 'sec-fetch-site': 'same-site' }, 403],
  ['no site at all', { ...json, 'sec-fetch-site': 'none' }, 403],
  ['a foreign origin', { ...json, origin: 'https://evil.example' }, 403],
  ['the null origin', { ...json, origin: 'null' }, 403],
  ['a wrong content type', { 'content-type': 'text/plain' }, 415],
  ['no content type', {}, 415],
])('a write from %s is refused', async (_, headers, status) => {
  const body = '{"selection":{"match":"job=\\"a\\""}}'
  for (const path of ['/api/v1/plans', '/api/v1/plans/x/apply', '/api/v1/runs/x/stop']) {
    expect((await send(gatehouse.url, path, { method: 'POST', headers, body })).status).toBe(status)
  }
})

test.each([
  ['our own page', { ...json, 'sec-fetch-site': 'same-origin' }],
  ['our own page behind a proxy', { ...json, origin: 'https://gate.example' }],
  ['a program that is no browser', json],
])('a write from %s is heard', async (_, headers) => {
  const body = '{"selection":{"match":"job=\\"nothing\\""}}'
  expect((await send(gatehouse.url, '/api/v1/plans', { method: 'POST', headers, body })).status).toBe(422)
})

test.each(['', '{', 'null', '[]', '"text"', '{"__proto__":{"selection":{}}}'])(
  'the body %j is a mistake of the client',
  async (body) => {
    const { status, text } = await send(gatehouse.url, '/api/v1/plans', { method: 'POST', headers: json, body })
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ code: 'invalid-body' })
  },
)

test('a body over the limit is refused', async () => {
  const body = JSON.stringify({ selection: { ids: ['x'.repeat(5_000_000)] } })
  expect((await send(gatehouse.url, '/api/v1/plans', { method: 'POST', headers: json, body })).status).toBe(413)
})

test('a host name is read without port and brackets', () => {
  expect(hostName('Gate.Example:80')).toBe('gate.example')
  expect(hostName('[::1]:80')).toBe('::1')
  expect(hostName('[nonsense]')).toBeUndefined()
})
