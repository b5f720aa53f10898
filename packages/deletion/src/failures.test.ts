import {
  deleteFrom,
  type FaultyProxy,
  pushTo,
  type RunningPushgateway,
  readGroup,
  readGroups,
  type SeenRequest,
} from '@gatehouse/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { outcomesByJob, planAll, run, type TestGateway, testActivity, virtualTime } from './test-gateway.ts'
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

const isDelete = ({ method }: SeenRequest) => method === 'DELETE'
const isOfA = (request: SeenRequest) => isDelete(request) && request.path.endsWith('/job@base64/YQ')
const deletesSent = () => proxy.requests.filter(isDelete).length
const there = async () => (await readGroups(pushgateway.url)).length

const allFailed = { a: 'failed', b: 'failed', c: 'failed' }
const allDeleted = { a: 'deleted', b: 'deleted', c: 'deleted' }

test('without a reading before, nothing is deleted, and that is recorded', async () => {
  const plan = await planAll(gateway)
  await proxy.fault({ kind: 'answer', status: 503 })
  const activity = testActivity()
  const results = await run(plan, gateway, { activity })
  expect(outcomesByJob(results)).toEqual(allFailed)
  expect(results[0]?.detail).toMatch(/^nothing was deleted: GET .*answered 503/)
  expect(activity.results).toEqual(results)
  expect(deletesSent()).toBe(0)
})

test('a gateway that dies before the DELETE is said to have taken none', async () => {
  const plan = await planAll(gateway)
  const capture = async (ids: readonly string[]) => {
    const captures = await gateway.capture(ids)
    await pushgateway.kill()
    return captures
  }
  const results = await run(plan, { ...gateway, capture }, virtualTime())
  expect(outcomesByJob(results)).toEqual(allFailed)
  for (const { detail } of results) expect(detail).toMatch(/^the gateway did not take the delete: DELETE http/)
})

test('a gateway that dies after the DELETE leaves the outcome unproven', async () => {
  const plan = await planAll(gateway)
  const readAfresh = async () => {
    if (deletesSent() > 0) await pushgateway.kill()
    return gateway.readAfresh()
  }
  const results = await run(plan, { ...gateway, readAfresh }, virtualTime())
  expect(outcomesByJob(results)).toEqual(allFailed)
  for (const { detail } of results) {
    expect(detail).toMatch(/^the gateway took the delete, but it could not be proven: GET http/)
  }
})

test('a reading that fails once does not hide that the groups are gone', async () => {
  const plan = await planAll(gateway)
  let failures = 0
  const readAfresh = async () => {
    if (deletesSent() > 0 && failures++ === 0) throw new Error('a hiccup')
    return gateway.readAfresh()
  }
  expect(outcomesByJob(await run(plan, { ...gateway, readAfresh }))).toEqual(allDeleted)
  expect(failures).toBe(2)
})

test('a DELETE that is refused fails alone', async () => {
  const plan = await planAll(gateway)
  await proxy.fault({ kind: 'answer', status: 503, body: 'queue full', when: isOfA })
  const results = await run(plan, gateway)
  expect(outcomesByJob(results)).toEqual({ ...allDeleted, a: 'failed' })
  expect(results.find(({ outcome }) => outcome === 'failed')?.detail).toMatch(
    /did not take the delete: DELETE .*503: queue full/,
  )
  expect(await readGroup(pushgateway.url, { job: 'a' })).toBeDefined()
})

test('a DELETE whose answer is lost, but which the gateway took, is deleted', async () => {
  const plan = await planAll(gateway)
  await proxy.fault({ kind: 'reset', when: isOfA })
  const remove: TestGateway['remove'] = async (key) => {
    if (key[0]?.[1] !== 'a') return gateway.remove(key)
    await deleteFrom(pushgateway.url, { job: 'a' })
    await expect.poll(() => readGroup(pushgateway.url, { job: 'a' })).toBeUndefined()
    return gateway.remove(key)
  }
  expect(outcomesByJob(await run(plan, { ...gateway, remove }))).toEqual(allDeleted)
})

test('a DELETE that is taken but never done is failed, not deleted', async () => {
  const plan = await planAll(gateway)
  await proxy.fault({ kind: 'answer', status: 202, when: isOfA })
  const results = await run(plan, gateway, virtualTime())
  expect(outcomesByJob(results)).toEqual({ ...allDeleted, a: 'failed' })
  expect(results.find(({ outcome }) => outcome === 'failed')?.detail).toMatch(/could not be proven: it is still there$/)
})

/** From now on DELETEs wait in a queue of the test, which is worked off at the reading of that number after them. */
const queueUntilReading = async (number: number, meanwhile: () => Promise<unknown> = async () => {}) => {
  let reading = 0
  await proxy.fault({ kind: 'answer', status: 202, when: isDelete })
  return async () => {
    if (deletesSent() > 0) reading += 1
    if (reading === 1) await meanwhile()
    if (reading === number) {
      for (const job of ['a', 'b', 'c']) await deleteFrom(pushgateway.url, { job })
      await expect.poll(there).toBe(0)
    }
    return gateway.readAfresh()
  }
}

test('a delete that shows late is deleted, and not missing', async () => {
  const plan = await planAll(gateway)
  const readAfresh = await queueUntilReading(3)
  expect(outcomesByJob(await run(plan, { ...gateway, readAfresh }))).toEqual(allDeleted)
  expect(gateway.rows().size).toBe(0)
})

test('a push that overtakes the queued delete has not come back when the delete is done', async () => {
  const plan = await planAll(gateway)
  const items = plan.items.slice(0, 1)
  const readAfresh = await queueUntilReading(2, () => pushTo(pushgateway.url, { job: 'a' }, 'm 2\n'))
  expect(outcomesByJob(await run({ ...plan, items }, { ...gateway, readAfresh }))).toEqual({ a: 'deleted' })
})
