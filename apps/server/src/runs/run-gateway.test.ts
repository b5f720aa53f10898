import { startFaultyProxy, startPushgateway } from '@gatehouse/testing'
import pino from 'pino'
import { expect, test } from 'vitest'
import { startGateways } from '../gateways/gateways.ts'
import { runGateway } from './run-gateway.ts'

test('a read under way that was waited out does not count as part of the reading', async () => {
  const pushgateway = await startPushgateway()
  const proxy = await startFaultyProxy(pushgateway.url)
  await proxy.fault({ kind: 'latency', ms: 300 })
  const settings = {
    name: 'g',
    note: null,
    address: { url: proxy.url, timeout: 20_000, maxBytes: 1_000_000 },
    pollInterval: 60_000,
    readOnly: false,
    rules: [],
    otherwise: { source: 'default', every: null, grace: null, staleAfter: null },
  } as const
  const gateways = startGateways([settings], pino({ level: 'silent' }))
  const asked = performance.now()
  // The first poll of a reader begins with it.
  const { begunAt, took } = await runGateway(gateways)('g').readAfresh()
  expect(begunAt - asked).toBeGreaterThan(300)
  expect(took).toBeGreaterThan(290)
  expect(begunAt + took).toBeLessThanOrEqual(performance.now())
  await gateways.stop()
  await proxy.stop()
  await pushgateway.stop()
})
