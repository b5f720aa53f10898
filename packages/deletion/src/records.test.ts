import { type FaultyProxy, pushTo, type RunningPushgateway, readGroups } from '@gatehouse/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { outcomesByJob, planAll, run, type TestGateway, testActivity } from './test-gateway.ts'
import { startProxied } from './test-proxied.ts'

let pushgateway: RunningPushgateway
let proxy: FaultyProxy
let gateway: TestGateway
let stop: () => Promise<void>

beforeEach(async () => {
  ;({ pushgateway, proxy, gateway, stop } = await startProxied())
  for (const job of ['a', 'b', 'c']) await pushTo(pushgateway.url, { job }, 'm 1\n')
})

afterEach(() => stop())

const deletesSent = () => proxy.requests.filter(({ method }) => method === 'DELETE').length

const allFailed = { a: 'failed', b: 'failed', c: 'failed' }
const allDeleted = { a: 'deleted', b: 'deleted', c: 'deleted' }

const throwing = (reason: string) => () => {
  throw new Error(reason)
}

test('what cannot be captured is not deleted', async () => {
  const plan = await planAll(gateway)
  const [first] = plan.items
  const capture = async (ids: readonly string[]) => gateway.capture(ids.filter((id) => id !== first?.id))
  const results = await run(plan, { ...gateway, capture })
  expect(outcomesByJob(results)).toEqual({ ...allDeleted, a: 'failed' })
  expect(results.find(({ outcome }) => outcome === 'failed')?.detail).toBe(
    'nothing was deleted: it could not be captured',
  )
  expect(deletesSent()).toBe(2)
})

test('when nothing can be captured, nothing is deleted and no intent is written', async () => {
  const plan = await planAll(gateway)
  const intend = throwing('never asked')
  for (const capture of [async () => new Map<string, string>(), throwing('no capture')]) {
    const results = await run(plan, { ...gateway, capture }, { activity: { ...testActivity(), intend } })
    expect(outcomesByJob(results)).toEqual(allFailed)
    for (const { detail } of results) expect(detail).toMatch(/^nothing was deleted: (it could not|no capture)/)
  }
  expect(deletesSent()).toBe(0)
})

test('when the intent cannot be written, no DELETE reaches the gateway', async () => {
  const plan = await planAll(gateway)
  const activity = { ...testActivity(), intend: throwing('the disk is full') }
  const results = await run(plan, gateway, { activity })
  expect(outcomesByJob(results)).toEqual(allFailed)
  for (const { detail } of results) expect(detail).toBe('nothing was deleted: the disk is full')
  expect(deletesSent()).toBe(0)
  expect(await readGroups(pushgateway.url)).toHaveLength(3)
})

test('when the outcome cannot be written, it is told with the outcome', async () => {
  const plan = await planAll(gateway)
  const activity = { ...testActivity(), conclude: throwing('the disk is full') }
  const results = await run(plan, gateway, { activity })
  expect(outcomesByJob(results)).toEqual(allDeleted)
  for (const { detail } of results) expect(detail).toBe('gone, read back; not recorded: the disk is full')
})

test('a gateway that is not watched any more fails its items, and the run ends', async () => {
  const plan = await planAll(gateway)
  const activity = testActivity()
  const results = await run(plan, gateway, { activity, gatewayOf: throwing('no gateway is called g') })
  expect(outcomesByJob(results)).toEqual(allFailed)
  for (const { detail } of results) expect(detail).toBe('nothing was deleted: no gateway is called g')
  expect(activity.results).toEqual(results)
})
