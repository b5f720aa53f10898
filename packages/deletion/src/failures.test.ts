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
  const results = await run(plan, gateway, { activity, ...virtualTime() })
  expect(outcomesByJob(results)).toEqual(allFailed)
  expect(results[0]?.detail).toMatch(/^nothing was deleted: GET .*answered 503/)
  expect(activity.results).toEqual(results)
  expect(deletesSent()).toBe(0)
})

test('a gateway that dies before the DELETE leaves the outcome unproven, and it is said that no answer came', async () => {
  const plan = await planAll(gateway)
  const capture = async (ids: readonly string[]) => {
    const captures = await gateway.capture(ids)
    await pushgateway.kill()
    return captures
  }
  const results = await run(plan, { ...gateway, capture }, virtualTime())
  expect(outcomesByJob(results)).toEqual(allFailed)
  for (const { detail } of results)
    expect(detail).toMatch(/^no answer to the delete \(DELETE http.*not be proven: GET http/)
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

test('a DELETE that is refused fails alone, and is sent once', async () => {
  const plan = await planAll(gateway)
  await proxy.fault({ kind: 'answer', status: 400, body: 'no', when: isOfA })
  const results = await run(plan, gateway)
  expect(outcomesByJob(results)).toEqual({ ...allDeleted, a: 'failed' })
  expect(results.find(({ outcome }) => outcome === 'failed')).toMatchObject({
    reason: 'delete-not-taken',
    detail: expect.stringMatching(/^the gateway did not take the delete: DELETE .*400: no$/),
  })
  expect(deletesSent()).toBe(3)
  expect(await readGroup(pushgateway.url, { job: 'a' })).toBeDefined()
})

test('a DELETE that is answered 503 is sent again while others are taken, and at last is not', async () => {
  const plan = await planAll(gateway)
  await proxy.fault({ kind: 'answer', status: 503, body: 'queue full', when: isOfA })
  const results = await run(plan, gateway, virtualTime())
  expect(outcomesByJob(results)).toEqual({ ...allDeleted, a: 'failed' })
  expect(results.find(({ outcome }) => outcome === 'failed')?.detail).toMatch(
    /^nothing was deleted: the gateway did not take the deletes: DELETE .*503: queue full$/,
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
  let failures = 0
  const readAfresh = async () => {
    if (deletesSent() > 0 && failures++ < 3) throw new Error('a hiccup')
    return gateway.readAfresh()
  }
  expect(outcomesByJob(await run(plan, { ...gateway, remove, readAfresh }))).toEqual(allDeleted)
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

test('a push that overtakes the queued delete goes with it, and is written down', async () => {
  const plan = await planAll(gateway)
  const items = plan.items.slice(0, 1)
  const readAfresh = await queueUntilReading(2, () => pushTo(pushgateway.url, { job: 'a' }, 'm 2\n'))
  const activity = testActivity()
  const results = await run({ ...plan, items }, { ...gateway, readAfresh }, { activity })
  expect(outcomesByJob(results)).toEqual({ a: 'deleted' })
  expect(results[0]?.detail).toBe('gone, with a push from just before; that push is in the log')
  expect(activity.intents.map(({ capture }) => capture.trimEnd().split('\n').at(-1))).toEqual([
    'm{instance="",job="a"} 1',
    'm{instance="",job="a"} 2',
  ])
})

test('what is pushed while writing down takes long is not deleted on the word of the old reading', async () => {
  const plan = await planAll(gateway)
  let time = 0
  const capture = async (ids: readonly string[]) => {
    const captures = await gateway.capture(ids)
    time += 60_000
    await pushTo(pushgateway.url, { job: 'a' }, 'm 2\n')
    return captures
  }
  const results = await run(plan, { ...gateway, capture }, { ...virtualTime(), clock: () => time })
  expect(outcomesByJob(results)).toEqual({ ...allDeleted, a: 'skipped' })
  expect(await there()).toBe(1)
})

test('what is pushed while deletes take long is not deleted on the word of the old reading', async () => {
  let time = 0
  const remove: TestGateway['remove'] = async (key) => {
    time += 5000
    await pushTo(pushgateway.url, { job: 'z' }, 'm 2\n')
    return gateway.remove(key)
  }
  await pushTo(pushgateway.url, { job: 'z' }, 'm 1\n')
  for (let n = 0; n < 4; n++) await pushTo(pushgateway.url, { job: `between-${n}` }, 'm 1\n')
  const late = await planAll(gateway)
  const results = await run(late, { ...gateway, remove }, { ...virtualTime(), clock: () => time })
  expect(outcomesByJob(results)).toMatchObject({ ...allDeleted, z: 'skipped' })
})
