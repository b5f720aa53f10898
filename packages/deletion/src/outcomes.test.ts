import {
  deleteFrom,
  type FaultyProxy,
  pushRefused,
  pushTo,
  type RunningPushgateway,
  readGroup,
  readGroups,
} from '@gatehouse/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outcomesByJob, planAll, run, type TestGateway, testActivity, virtualTime } from './test-gateway.ts'
import { startProxied } from './test-proxied.ts'

describe.each(['1.5', '1.11'] as const)('on a gateway of line %s', (line) => {
  let pushgateway: RunningPushgateway
  let proxy: FaultyProxy
  let gateway: TestGateway
  let stop: () => Promise<void>

  beforeEach(async () => {
    ;({ pushgateway, proxy, gateway, stop } = await startProxied({ line }))
    for (const job of ['a', 'b', 'c']) await pushTo(pushgateway.url, { job }, 'm 1\n')
  })

  afterEach(() => stop())

  const jobs = async () => (await readGroups(pushgateway.url)).map(({ labels }) => labels['job']).sort()

  test('what is planned is deleted, what is not planned stays', async () => {
    const plan = await planAll(gateway)
    const items = plan.items.filter(({ key }) => key[0]?.[1] !== 'b')
    const results = await run({ ...plan, items }, gateway)
    expect(outcomesByJob(results)).toEqual({ a: 'deleted', c: 'deleted' })
    expect(await jobs()).toEqual(['b'])
  })

  test('a group that went meanwhile is already gone, and no DELETE is sent for it', async () => {
    const plan = await planAll(gateway)
    await deleteFrom(pushgateway.url, { job: 'a' })
    await expect.poll(() => readGroup(pushgateway.url, { job: 'a' })).toBeUndefined()
    expect(outcomesByJob(await run(plan, gateway))).toEqual({ a: 'already-gone', b: 'deleted', c: 'deleted' })
    expect(proxy.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
  })

  test('a group that was pushed again between plan and run is skipped and kept', async () => {
    const plan = await planAll(gateway)
    await pushTo(pushgateway.url, { job: 'a' }, 'm 2\n')
    const results = await run(plan, gateway)
    expect(outcomesByJob(results)).toEqual({ a: 'skipped', b: 'deleted', c: 'deleted' })
    expect(results.find(({ outcome }) => outcome === 'skipped')?.detail).toBe('it was pushed again, and kept')
    expect(await jobs()).toEqual(['a'])
  })

  test('a group whose push was refused meanwhile is skipped and kept', async () => {
    const plan = await planAll(gateway)
    await pushRefused(pushgateway.url, { job: 'b' })
    const results = await run(plan, gateway)
    expect(outcomesByJob(results)).toEqual({ a: 'deleted', b: 'skipped', c: 'deleted' })
    expect(results.find(({ outcome }) => outcome === 'skipped')?.detail).toBe(
      'kept: another push to it was refused meanwhile',
    )
    expect(await jobs()).toEqual(['b'])
  })

  test('a group that gets a twin meanwhile is in doubt and skipped', async () => {
    const plan = await planAll(gateway)
    // Empty, for the metric of the first would be a second one of the same labels.
    await pushRefused(pushgateway.url, { job: 'a', instance: '' })
    const { a } = outcomesByJob(await run(plan, gateway))
    expect(a).toBe('skipped')
  })

  test('a group that is pushed between DELETE and the reading after it came back', async () => {
    const plan = await planAll(gateway)
    let deleted = false
    proxy.onRequest(async ({ method }) => {
      if (method === 'DELETE') deleted = true
      if (method !== 'GET' || !deleted) return
      deleted = false
      await expect.poll(() => readGroup(pushgateway.url, { job: 'a' })).toBeUndefined()
      await pushTo(pushgateway.url, { job: 'a' }, 'm 3\n')
    })
    const results = await run(plan, gateway, virtualTime())
    expect(outcomesByJob(results)).toEqual({ a: 'came-back', b: 'deleted', c: 'deleted' })
    expect(await jobs()).toEqual(['a'])
  })

  test('a group that came back is missing when it vanishes later', async () => {
    const plan = await planAll(gateway)
    const remove: TestGateway['remove'] = async (key) => {
      const answer = await gateway.remove(key)
      await expect.poll(() => readGroup(pushgateway.url, Object.fromEntries(key))).toBeUndefined()
      if (key[0]?.[1] === 'a') await pushTo(pushgateway.url, { job: 'a' }, 'm 3\n')
      return answer
    }
    await run(plan, { ...gateway, remove }, virtualTime())
    await gateway.readAfresh()
    await deleteFrom(pushgateway.url, { job: 'a' })
    await expect.poll(jobs).toEqual([])
    await gateway.readAfresh()
    expect([...gateway.rows().values()].map(({ missingSince }) => missingSince > 0)).toEqual([true])
  })

  test('deleted groups are forgotten, not missing; those that came back or were kept are there', async () => {
    const plan = await planAll(gateway)
    await pushTo(pushgateway.url, { job: 'b' }, 'm 2\n')
    await run(plan, gateway)
    expect([...gateway.rows().values()].map(({ key, missingSince }) => [key[0]?.[1], missingSince])).toEqual([['b', 0]])
    await gateway.readAfresh()
    expect(gateway.rows().size).toBe(1)
  })

  test('the gateway is read, then asked to delete, then read; intents come before, conclusions last', async () => {
    const plan = await planAll(gateway)
    proxy.requests.length = 0
    const activity = testActivity()
    const happened: string[] = []
    proxy.onRequest(({ method }) => void happened.push(method))
    await run(plan, gateway, {
      activity: {
        begin: () => void happened.push('begin'),
        intend: (id, intents) => {
          happened.push(`intend ${intents.length}`)
          activity.intend(id, intents)
        },
        conclude: (_, results) => void happened.push(`conclude ${results.length}`),
      },
    })
    const readings = happened.splice(6).filter((what) => what !== 'GET')
    expect(happened).toEqual(['begin', 'GET', 'intend 3', 'DELETE', 'DELETE', 'DELETE'])
    expect(readings).toEqual(['conclude 3'])
    expect(activity.intents.map(({ capture }) => capture)).toEqual(
      ['a', 'b', 'c'].map((job) => `# TYPE m untyped\nm{instance="",job="${job}"} 1\n`),
    )
  })
})
