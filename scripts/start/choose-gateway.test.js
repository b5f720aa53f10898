import { afterEach, expect, test } from 'vitest'
import { startFaultyProxy, startPushgateway } from '../../packages/testing/src/index.ts'
import { isPushgateway } from './choose-gateway.js'

const stops = []

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

test.each(['1.5', '1.11'])('a Pushgateway of line %s is known by its status', async (line) => {
  const gateway = await startPushgateway({ line })
  stops.push(gateway.stop)
  expect(await isPushgateway(gateway.url)).toBe(true)
})

test('another server, or none, is not taken for a Pushgateway', async () => {
  const proxy = await startFaultyProxy('http://127.0.0.1:9')
  stops.push(proxy.stop)
  const body = JSON.stringify({ status: 'success', data: { version: '2.42.0' } })
  await proxy.fault({ kind: 'answer', status: 200, body })
  expect(await isPushgateway(proxy.url)).toBe(false)
  await proxy.fault({ kind: 'answer', status: 200, body: '<html>' })
  expect(await isPushgateway(proxy.url)).toBe(false)
  await proxy.fault({ kind: 'refuse' })
  expect(await isPushgateway(proxy.url)).toBe(false)
})
