import {
  deleteFrom,
  eventually,
  type FaultyProxy,
  pushTo,
  type RunningPushgateway,
  readGroups,
} from '@gatehouse/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mapLimit } from './map-limit.ts'
import type { Result } from './ports.ts'
import { planAll, run, type TestGateway, testActivity } from './test-gateway.ts'
import { startProxied } from './test-proxied.ts'

let pushgateway: RunningPushgateway
let proxy: FaultyProxy
let gateway: TestGateway
let stop: () => Promise<void>

const total = 650

beforeEach(async () => {
  ;({ pushgateway, proxy, gateway, stop } = await startProxied({ checked: false }))
  const keys = Array.from({ length: total }, (_, i) => ({ job: 'many', i: String(i) }))
  await mapLimit(keys, 8, (key) => pushTo(pushgateway.url, key, 'm 1\n'))
  await eventually(async () => (await readGroups(pushgateway.url)).length === total, { within: 30_000 })
})

afterEach(() => stop())

// A machine that is busy with other tests is no gateway that is slow.
const clock = () => 0

const isDelete = ({ method }: { readonly method: string }) => method === 'DELETE'

test('650 groups go, and each has exactly one result', async () => {
  const plan = await planAll(gateway)
  await pushTo(pushgateway.url, { job: 'many', i: '7' }, 'm 2\n')
  await deleteFrom(pushgateway.url, { job: 'many', i: '8' })
  await eventually(async () => (await readGroups(pushgateway.url)).length === total - 1, { within: 30_000 })
  const activity = testActivity()
  const results = await run(plan, gateway, { activity })
  expect(results.map(({ id }) => id).sort()).toEqual(plan.items.map(({ id }) => id).sort())
  const counts = Object.fromEntries(
    [...Map.groupBy(results, ({ outcome }) => outcome)].map(([name, all]) => [name, all.length]),
  )
  expect(counts).toEqual({ deleted: total - 2, skipped: 1, 'already-gone': 1 })
  expect(activity.results).toEqual(results)
  const deleted = results.filter(({ outcome }) => outcome === 'deleted')
  expect(activity.intents.map(({ item }) => item.id).sort()).toEqual(deleted.map(({ id }) => id).sort())
  expect((await readGroups(pushgateway.url)).map(({ labels }) => labels['i'])).toEqual(['7'])
})

test('a reading proves what was deleted before it, and more goes on its word', async () => {
  const plan = await planAll(gateway)
  proxy.requests.length = 0
  await run(plan, gateway, { clock })
  const methods = proxy.requests.map(({ method }) => method)
  const waves = methods
    .join(' ')
    .split(/GET(?: GET)*/)
    .map((wave) => wave.split('DELETE').length - 1)
    .filter((size) => size > 0)
  expect(waves).toEqual([100, 200, 300, 50])
})

test('what is sent and not yet seen done is told, and is nothing in the end', async () => {
  const plan = await planAll(gateway)
  const counts: number[] = []
  await run(plan, gateway, { clock, onUnproven: (count) => void counts.push(count) })
  expect(Math.max(...counts)).toBeLessThanOrEqual(500)
  expect(new Set(counts).size).toBeGreaterThan(200)
  expect(counts.at(-1)).toBe(0)
})

test('after a stop no DELETE is sent; what was sent is read back, and what was written down is said to be kept', async () => {
  const plan = await planAll(gateway)
  proxy.requests.length = 0
  const sent = () => proxy.requests.filter(isDelete).length
  let atStop = Number.POSITIVE_INFINITY
  const isStopped = () => {
    if (sent() >= 150) atStop = Math.min(atStop, sent())
    return sent() >= 150
  }
  const activity = testActivity()
  const results = await run(plan, gateway, { clock, isStopped, activity })
  // Those under way beside it.
  expect(sent() - atStop).toBeLessThan(8)
  const byOutcome = Map.groupBy(results, ({ outcome }) => outcome)
  expect(byOutcome.get('deleted')).toHaveLength(sent())
  expect(new Set(byOutcome.get('skipped')?.map(({ reason }) => reason))).toEqual(new Set(['stopped']))
  expect(activity.intents.map(({ item }) => item.id).sort()).toEqual(results.map(({ id }) => id).sort())
  expect(await readGroups(pushgateway.url)).toHaveLength(total - sent())
})

test('a run that is stopped before it begins asks the gateway nothing', async () => {
  const plan = await planAll(gateway)
  proxy.requests.length = 0
  expect(await run(plan, gateway, { isStopped: () => true })).toEqual([] satisfies Result[])
  expect(proxy.requests).toEqual([])
})
