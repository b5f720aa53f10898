import { join } from 'node:path'
import {
  eventually,
  type PushgatewayLine,
  pushTo,
  type RunningPushgateway,
  readGroups,
  send,
  startFaultyProxy,
  startPushgateway,
  temporaryFolder,
} from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { mapLimit } from './map-limit.ts'
import { openTestGateway, planAll, run } from './test-gateway.ts'

const total = 1500

const body = Array.from({ length: 20 }, (_, i) => `m${i} ${i}\n`).join('')

/** A gateway that checks pushes and holds many groups. It gets them while it does not check, which is much faster. */
const startFull = async (line: PushgatewayLine): Promise<RunningPushgateway> => {
  const persistenceFile = join(temporaryFolder(), 'groups')
  const filled = await startPushgateway({ line, persistenceFile, checked: false })
  const keys = Array.from({ length: total }, (_, i) => ({ job: 'many', i: String(i) }))
  await mapLimit(keys, 8, (key) => pushTo(filled.url, key, body))
  await eventually(async () => (await readGroups(filled.url)).length === total, { within: 30_000 })
  await filled.stop()
  return startPushgateway({ line, persistenceFile, args: ['--persistence.interval=1h'] })
}

/** Acts over and over until it is told to end; the end gives what the acts gave. */
const overAndOver = <T>(act: (round: number) => Promise<T>) => {
  const given: T[] = []
  let isOver = false
  const going = (async () => {
    for (let round = 0; !isOver; round++) given.push(await act(round))
  })()
  return async () => {
    isOver = true
    await going
    return given
  }
}

test.each(['1.5', '1.11'] as const)(
  'while 1,500 groups of a %s go and three push all the time, the gateway stays healthy',
  async (line) => {
    const pushgateway = await startFull(line)
    const gateway = openTestGateway(pushgateway.url, { timeout: 20_000 })
    const plan = await planAll(gateway)
    expect(plan.items).toHaveLength(total)
    const endHealth = overAndOver(async () => (await send(pushgateway.url, '/-/healthy')).status)
    const endPushers = ['x', 'y', 'z'].map((pusher) =>
      overAndOver(
        async (round) => (await pushTo(pushgateway.url, { job: 'pusher', pusher }, `${pusher} ${round}\n`)).status,
      ),
    )
    const results = await run(plan, gateway)
    const health = await endHealth()
    const pushes = (await Promise.all(endPushers.map((end) => end()))).flat()
    expect(new Set(health)).toEqual(new Set([200]))
    expect(new Set(pushes)).toEqual(new Set([200]))
    expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'deleted'))
    expect(results).toHaveLength(total)
    expect((await readGroups(pushgateway.url)).map(({ labels }) => labels['pusher']).sort()).toEqual(['x', 'y', 'z'])
    await gateway.close()
    await pushgateway.stop()
  },
)

const withProxy = async (act: (made: Awaited<ReturnType<typeof startProxied>>) => Promise<void>) => {
  const made = await startProxied()
  try {
    await act(made)
  } finally {
    await made.gateway.close()
    await made.proxy.stop()
    await made.pushgateway.stop()
  }
}

const startProxied = async () => {
  const pushgateway = await startPushgateway({ checked: false })
  const keys = Array.from({ length: 400 }, (_, i) => ({ job: 'many', i: String(i) }))
  await mapLimit(keys, 8, (key) => pushTo(pushgateway.url, key, 'm 1\n'))
  await eventually(async () => (await readGroups(pushgateway.url)).length === keys.length, { within: 30_000 })
  const proxy = await startFaultyProxy(pushgateway.url)
  const gateway = openTestGateway(proxy.url, { timeout: 20_000 })
  const plan = await planAll(gateway)
  proxy.requests.length = 0
  return { pushgateway, proxy, gateway, plan }
}

const isDelete = ({ method }: { readonly method: string }) => method === 'DELETE'

test('answers that become slow make the next deletes fewer', () =>
  withProxy(async ({ proxy, gateway, plan }) => {
    let sent = 0
    await proxy.fault({ kind: 'latency', ms: 2000, when: (request) => isDelete(request) && ++sent > 100 && sent < 110 })
    // A slow clock, so that a machine that is busy with other tests is no gateway that is slow.
    const results = await run(plan, gateway, { clock: () => performance.now() / 4 })
    expect(results.every(({ outcome }) => outcome === 'deleted')).toBe(true)
    const waves = proxy.requests
      .map(({ method }) => method)
      .join(' ')
      .split(/GET(?: GET)*/)
      .map((wave) => wave.split('DELETE').length - 1)
      .filter((size) => size > 0)
    expect(waves[0]).toBe(100)
    // Those under way beside the slow one.
    expect(waves[1]).toBeLessThanOrEqual(8)
    expect(waves[2]).toBeLessThanOrEqual(100)
  }))

test('503s for a while delay a run, and no group fails for them', () =>
  withProxy(async ({ proxy, gateway, plan }) => {
    let sent = 0
    await proxy.fault({
      kind: 'answer',
      status: 503,
      when: (request) => isDelete(request) && ++sent > 50 && sent <= 56,
    })
    const results = await run(plan, gateway)
    expect(results.map(({ outcome }) => outcome)).toEqual(plan.items.map(() => 'deleted'))
  }))

test('connections that are reset leave no untrue outcome', () =>
  withProxy(async ({ pushgateway, proxy, gateway, plan }) => {
    let sent = 0
    await proxy.fault({ kind: 'reset', when: (request) => isDelete(request) && ++sent % 60 === 0 })
    let time = 0
    const clock = () => performance.now() + time
    const wait = async (ms: number) => {
      time += ms
    }
    const results = await run(plan, gateway, { clock, wait })
    const left = new Set((await readGroups(pushgateway.url)).map(({ labels }) => labels['i']))
    expect(results).toHaveLength(plan.items.length)
    for (const { item, outcome } of results)
      expect([outcome, left.has(item.key[0]?.[1] ?? '')]).not.toEqual(['deleted', true])
    expect(results.filter(({ outcome }) => outcome === 'failed')).toHaveLength(left.size)
    expect(left.size).toBeGreaterThan(0)
  }))
