import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventually, send } from '@gatehouse/testing'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { createEventHub, type EventHub } from '../events/hub.ts'
import { handleError } from '../problem.ts'
import { createLogger } from '../telemetry/logger.ts'
import { listenTo } from '../test-listener.ts'
import { eventRoutes } from './events.ts'

let servers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of servers) await stop()
  servers = []
})

/** The route alone, with a hub of its own. */
const start = async (options: Parameters<typeof createEventHub>[0]) => {
  const events = createEventHub(options)
  const log = createLogger({ level: 'error', format: 'logfmt' })
  const app = new Hono().route('/events', eventRoutes({ events })).onError(handleError(log))
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server
  await eventually(() => server.listening)
  const { port } = server.address() as AddressInfo
  servers.push(async () => {
    await events.end()
    server.closeAllConnections()
    server.close()
  })
  return { events, port, listen: () => listenTo(port, { path: '/events' }) }
}

/** News of so many runs at once that no socket takes them unread. */
const flood = (events: EventHub) => {
  for (let i = 0; i < 20_000; i++) {
    events.publish('run', { id: `run-${i}-${'x'.repeat(60)}`, done: i, total: 20_000, state: 'running' })
  }
}

test('who does not read is dropped, and who reads hears everything', async () => {
  const { events, listen } = await start({ restMs: 1 })
  const [idle, busy] = [await listen(), await listen()]
  await idle.hear('hello')
  await busy.hear('hello')
  idle.socket.pause()
  for (let floods = 1; events.size() === 2; floods++) {
    flood(events)
    await eventually(() => busy.text().split('run-19999-').length - 1 === floods)
  }
  expect(busy.isEnded()).toBe(false)
  events.publish('run', { id: 'last', done: 1, total: 1, state: 'done' })
  await busy.hear('run', ({ id }) => id === 'last')
  idle.socket.resume()
  await idle.ended()
  expect(idle.heard('run').some(({ id }) => id === 'last')).toBe(false)
  busy.close()
})

test('beyond the limit it answers 503 with a code and a time to wait, until somebody goes', async () => {
  const { port, listen } = await start({ limit: 2 })
  const [first, second] = [await listen(), await listen()]
  await first.hear('hello')
  await second.hear('hello')
  const { status, headers, text } = await send(`http://127.0.0.1:${port}`, '/events')
  expect([status, headers['retry-after'], headers['content-type']]).toEqual([503, '30', 'application/problem+json'])
  expect(JSON.parse(text)).toMatchObject({ code: 'too-many-streams', status: 503 })
  first.close()
  await eventually(async () => {
    const next = await listen()
    await eventually(() => next.text().includes('\r\n\r\n'))
    next.close()
    return next.text().startsWith('HTTP/1.1 200')
  })
  second.close()
})

test('silence is broken by a beat, so that no proxy ends the stream', async () => {
  const { listen } = await start({ beatMs: 20 })
  const { hear, heard, close } = await listen()
  await hear('beat')
  await eventually(() => heard('beat').length >= 3)
  close()
})
