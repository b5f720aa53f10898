import { type FaultyProxy, type RunningPushgateway, startFaultyProxy, startPushgateway } from '@gatehouse/testing'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startReader } from './reader.ts'

let pushgateway: RunningPushgateway
let proxy: FaultyProxy

beforeEach(async () => {
  pushgateway = await startPushgateway()
  proxy = await startFaultyProxy(pushgateway.url)
})

afterEach(async () => {
  await proxy.stop()
  await pushgateway.stop()
})

const patient = { timeout: 20_000 }

const watch = (pollInterval: number, timeout = 20_000) =>
  startReader(
    {
      name: 'g',
      note: null,
      address: { url: proxy.url, timeout, maxBytes: 1_000_000 },
      pollInterval,
      readOnly: false,
      rules: [],
      otherwise: { source: 'default', every: null, grace: null, staleAfter: null },
    },
    pino({ level: 'silent' }),
  )

test('polls go on at their interval while reads are quick, and are stretched to ten times a slow one', async () => {
  const reader = watch(20)
  await proxy.fault({ kind: 'latency', ms: 100 })
  await expect.poll(() => reader.lastRead()?.usual, patient).toBeGreaterThan(200)
  const { usual } = reader.lastRead() ?? { usual: 0 }
  expect(reader.pollEvery()).toBe(Math.round(10 * usual))
  await reader.stop()
})

test('one slow read among quick ones stretches nothing', async () => {
  const reader = watch(20)
  await expect.poll(() => reader.lastRead(), patient).toBeDefined()
  const before = reader.lastRead()?.took ?? 0
  await proxy.fault({ kind: 'latency', ms: 300 })
  await reader.readAfresh()
  await proxy.heal()
  expect(reader.lastRead()?.took).toBeGreaterThan(500)
  expect(reader.pollEvery()).toBeLessThanOrEqual(Math.max(20, Math.round(10 * before)))
  await reader.stop()
})

test('a gateway that gives no answer is asked again after as long as it was waited for', async () => {
  await proxy.fault({ kind: 'hang' })
  const reader = watch(20, 400)
  await expect.poll(() => reader.failure()?.error.code, patient).toBe('timeout')
  expect(reader.pollEvery()).toBeGreaterThanOrEqual(399)
  await reader.stop()
})

test('a gateway that refuses is asked again at the usual interval, however slow it was before', async () => {
  await proxy.fault({ kind: 'latency', ms: 100 })
  const reader = watch(1000)
  await expect.poll(() => reader.lastRead()?.usual, patient).toBeGreaterThan(200)
  await expect.poll(() => reader.pollEvery(), patient).toBeGreaterThan(2000)
  await proxy.fault({ kind: 'refuse' })
  await reader.readAfresh().catch(() => {})
  expect(reader.failure()?.error.code).toBe('unreachable')
  expect(reader.pollEvery()).toBe(1000)
  await reader.stop()
})
