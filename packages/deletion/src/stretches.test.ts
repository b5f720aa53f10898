import { deleteFrom, type FaultyProxy, pushTo, type RunningPushgateway, readGroups } from '@gatehouse/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mapLimit } from './map-limit.ts'
import type { Result } from './ports.ts'
import { stretchLength } from './run-plan.ts'
import { planAll, run, type TestGateway, testActivity } from './test-gateway.ts'
import { startProxied } from './test-proxied.ts'

let pushgateway: RunningPushgateway
let proxy: FaultyProxy
let gateway: TestGateway
let stop: () => Promise<void>

const total = 450

beforeEach(async () => {
  ;({ pushgateway, proxy, gateway, stop } = await startProxied({ checked: false }))
  const keys = Array.from({ length: total }, (_, i) => ({ job: 'many', i: String(i) }))
  await mapLimit(keys, 8, (key) => pushTo(pushgateway.url, key, 'm 1\n'))
  await expect.poll(async () => (await readGroups(pushgateway.url)).length).toBe(total)
})

afterEach(() => stop())

test('450 groups go in three stretches, and each has exactly one result', async () => {
  const plan = await planAll(gateway)
  await pushTo(pushgateway.url, { job: 'many', i: '7' }, 'm 2\n')
  await deleteFrom(pushgateway.url, { job: 'many', i: '8' })
  await expect.poll(async () => (await readGroups(pushgateway.url)).length).toBe(total - 1)
  const progress: (readonly Result[])[] = []
  const activity = testActivity()
  await run(plan, gateway, { activity, onProgress: (results) => void progress.push(results) })
  expect(progress.map(({ length }) => length)).toEqual([stretchLength, stretchLength, total - 2 * stretchLength])
  const results = progress.flat()
  expect(results.map(({ id }) => id).sort()).toEqual(plan.items.map(({ id }) => id).sort())
  const counts = Object.fromEntries(
    [...Map.groupBy(results, ({ outcome }) => outcome)].map(([name, all]) => [name, all.length]),
  )
  expect(counts).toEqual({ deleted: total - 2, skipped: 1, 'already-gone': 1 })
  expect(activity.results).toEqual(results)
  expect(activity.intents.map(({ item }) => item.id).sort()).toEqual(
    results
      .filter(({ outcome }) => outcome === 'deleted')
      .map(({ id }) => id)
      .sort(),
  )
  expect((await readGroups(pushgateway.url)).map(({ labels }) => labels['i'])).toEqual(['7'])
})

test('each stretch is read, deleted and read back before the next begins', async () => {
  const plan = await planAll(gateway)
  proxy.requests.length = 0
  await run(plan, gateway)
  const runs = proxy.requests
    .map(({ method }) => method)
    .join(' ')
    .replaceAll(/DELETE( DELETE)*/g, 'DELETE')
    .replaceAll(/GET( GET)*/g, 'GET')
  expect(runs).toBe('GET DELETE GET DELETE GET DELETE GET')
  expect(proxy.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(total)
})

test('a stop is heard between stretches; what was not reached stays, without a result', async () => {
  const plan = await planAll(gateway)
  const progress: Result[] = []
  const onProgress = (results: readonly Result[]) => void progress.push(...results)
  await run(plan, gateway, { onProgress, isStopped: () => progress.length > 0 })
  expect(progress).toHaveLength(stretchLength)
  expect(progress.every(({ outcome }) => outcome === 'deleted')).toBe(true)
  expect(await readGroups(pushgateway.url)).toHaveLength(total - stretchLength)
})

test('a run that is stopped before it begins asks the gateway nothing', async () => {
  const plan = await planAll(gateway)
  proxy.requests.length = 0
  expect(await run(plan, gateway, { isStopped: () => true })).toEqual([])
  expect(proxy.requests).toEqual([])
})
