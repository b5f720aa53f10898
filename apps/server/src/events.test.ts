import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  eventually,
  pushTo,
  type RunningPushgateway,
  send,
  startFaultyProxy,
  startPushgateway,
  temporaryFolder,
} from '@gatehouse/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from './test-gatehouse.ts'
import { type Listener, listenTo } from './test-listener.ts'

let gateway: RunningPushgateway
let gatehouse: TestGatehouse
let listeners: Listener[] = []

beforeEach(async () => {
  gateway = await startPushgateway()
  gatehouse = await startTestGatehouse(`--pushgateway.url=prod=${gateway.url}`)
})
afterEach(async () => {
  for (const listener of listeners) listener.close()
  listeners = []
  await gatehouse.stop()
  await gateway.stop()
})

const listen = async (options = {}, port = gatehouse.port) => {
  const listener = await listenTo(port, options)
  listeners.push(listener)
  return listener
}

/** Somebody who has heard hello and the health of a gateway that is read. */
const listenInPeace = async () => {
  await gatehouse.readAgain()
  const listener = await listen()
  const { gateways } = await listener.hear('hello')
  return { ...listener, mark: gateways[0]?.mark }
}

const openStreams = async () => {
  const { text } = await send(gatehouse.url, '/metrics')
  return Number(/^gatehouse_event_streams (\d+)$/m.exec(text)?.[1])
}

test('a push is told at the next read', async () => {
  const { hear, mark } = await listenInPeace()
  await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
  const snapshot = await hear('snapshot', (one) => one.mark !== mark)
  expect(snapshot).toMatchObject({ gateway: 'prod', changed: 1 })
  expect((await gatehouse.groups()).asOf[0].readAt).toBeGreaterThanOrEqual(snapshot.readAt ?? 0)
})

test('a read that found nothing new tells its time, and the mark stays', async () => {
  await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
  const { hear, heard, mark } = await listenInPeace()
  const { readAt } = await hear('snapshot')
  await hear('snapshot', (one) => (one.readAt ?? 0) > (readAt ?? 0))
  expect(new Set(heard('snapshot').map((one) => one.mark))).toEqual(new Set([mark]))
  expect(heard('snapshot').every(({ changed, ageMs }) => changed === 0 && ageMs < 1000)).toBe(true)
})

test('a gateway that goes is told, and that it is back', async () => {
  const { hear, heard, mark } = await listenInPeace()
  await gateway.kill()
  const gone = await hear('gateway', ({ up }) => !up)
  expect(gone.mark).not.toBe(mark)
  const known = heard('gateway').length
  await gateway.restart()
  const back = await hear('gateway', ({ up }) => up, known)
  expect(back.mark).not.toBe(gone.mark)
})

test('whoever comes back knows at once whether anything was missed', async () => {
  const { mark, close } = await listenInPeace()
  close()
  const again = await listenInPeace()
  expect(again.mark).toBe(mark)
  again.close()
  await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
  expect((await listenInPeace()).mark).not.toBe(mark)
})

test('groups that become stale by the clock alone are told', async () => {
  const config = join(temporaryFolder(), 'config.yml')
  const rule = 'expectations:\n  - match: \'job="a"\'\n    every: 2s\n    grace: 1s\n    stale_after: 3s\n'
  writeFileSync(config, `gateways:\n  - name: prod\n    url: ${gateway.url}\n${rule}`)
  const patient = await startTestGatehouse(`--config.file=${config}`)
  try {
    const { hear } = await listen({}, patient.port)
    await hear('hello')
    await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
    const pushed = await hear('snapshot', ({ changed }) => changed > 0)
    // The first look at the metrics page is told, too.
    const marks = new Set([pushed.mark])
    while ((await patient.groups()).counts.stale === 0) {
      marks.add((await hear('snapshot', ({ changed, mark }) => changed === 0 && !marks.has(mark))).mark)
    }
    expect(marks.size).toBeGreaterThan(1)
  } finally {
    await patient.stop()
  }
})

test('an idle poll sends under 200 bytes, head and framing included', async () => {
  await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
  const { text, heard, hear } = await listenInPeace()
  await hear('snapshot')
  const before = { bytes: text().length, polls: heard('snapshot').length }
  await eventually(() => heard('snapshot').length >= before.polls + 5)
  const polls = heard('snapshot').length - before.polls
  expect((text().length - before.bytes) / polls).toBeLessThan(200)
})

test('the stream is never compressed, buffered or stored, and is as guarded as every answer', async () => {
  const { text, hear } = await listen({ headers: 'Accept-Encoding: gzip\r\n' })
  await hear('hello')
  const head = text().slice(0, text().indexOf('\r\n\r\n')).toLowerCase()
  expect(head).toContain('content-type: text/event-stream')
  expect(head).toContain('cache-control: no-store')
  expect(head).toContain('x-accel-buffering: no')
  expect(head).toContain('x-content-type-options: nosniff')
  expect(head).toContain("frame-ancestors 'none'")
  expect(head).not.toContain('content-encoding')
  const stranger = { headers: { host: 'evil.example' } }
  expect((await send(gatehouse.url, '/api/v1/events', stranger)).status).toBe(421)
})

test('clients that go leave nothing behind', async () => {
  const many = await Promise.all(Array.from({ length: 50 }, () => listen()))
  await Promise.all(many.map(({ hear }) => hear('hello')))
  expect(await openStreams()).toBe(50)
  for (const { close } of many.slice(1)) close()
  await eventually(async () => (await openStreams()) === 1)
  const { socket } = many[0] as Listener
  socket.end()
  await eventually(async () => (await openStreams()) === 0)
})

test('asking for the head opens no stream', async () => {
  const { status, headers } = await send(gatehouse.url, '/api/v1/events', { method: 'HEAD' })
  expect([status, headers['content-type']]).toEqual([200, 'text/event-stream'])
  expect(await openStreams()).toBe(0)
})

test('streams end when the server stops, each with the last byte of its answer', async () => {
  const { hear, ended, text } = await listen()
  await hear('hello')
  await gatehouse.stop()
  await ended()
  expect(text().endsWith('0\r\n\r\n')).toBe(true)
  gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
})

test('a thousand listeners cost the gateway one read per poll, as one does', async () => {
  const proxy = await startFaultyProxy(gateway.url)
  const watching = await startTestGatehouse(`--pushgateway.url=prod=${proxy.url}`)
  try {
    const all = await Promise.all(Array.from({ length: 1000 }, () => listen({}, watching.port)))
    await Promise.all(all.map(({ hear }) => hear('hello')))
    await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
    const polls = () => all.map(({ heard }) => heard('snapshot').length)
    await eventually(() => Math.min(...polls()) >= 3, { within: 30_000 })
    const { text } = await send(watching.url, '/metrics')
    const reads = [...text.matchAll(/^gatehouse_reads_total\{.*\} (\d+)$/gm)].reduce((sum, [, n]) => sum + Number(n), 0)
    const asked = (wanted: string) => proxy.requests.filter(({ path }) => path === wanted).length
    // The next read may be under way.
    expect(asked('/api/v1/status') - reads).toBeOneOf([0, 1, 2])
    expect(asked('/api/v1/metrics')).toBeLessThanOrEqual(reads + 2)
    expect(asked('/metrics')).toBeLessThan(2 * reads + 2)
    expect(all.some(({ isEnded }) => isEnded())).toBe(false)
  } finally {
    await watching.stop()
    await proxy.stop()
  }
})
