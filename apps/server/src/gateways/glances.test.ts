import { GatewayError } from '@gatehouse/pushgateway'
import {
  deleteFrom,
  type FaultKind,
  type FaultyProxy,
  pushRefused,
  pushTo,
  type RunningPushgateway,
  type SeenRequest,
  startFaultyProxy,
  startPushgateway,
} from '@gatehouse/testing'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { watchGlances } from './glances.ts'
import { type Reader, startReader } from './reader.ts'

const status = { flags: {}, version: null } as never

describe('which polls glance', () => {
  /** Polls again and again; each time the gateway is in a state. Gives what each poll did: g glanced, r read all groups. */
  const poll = async (states: readonly (string | null | Error)[], { failsAt = -1 } = {}) => {
    let state: string | null | Error = null
    let glanced = false
    const watch = watchGlances(async () => {
      glanced = true
      if (state instanceof Error) throw state
      return { pushes: state, at: 1 }
    })
    let before: string | null | Error | undefined
    const done: string[] = []
    for (const [i, next] of states.entries()) {
      state = next
      glanced = false
      const unchanged = (await watch.unchangedAt({ status, now: 0 })) !== undefined
      done.push(`${glanced ? 'g' : ''}${unchanged ? '' : 'r'}`)
      if (unchanged) expect(state, `poll ${i}`).toBe(before)
      else if (i === failsAt) watch.failed()
      else {
        watch.tookAll(before !== state)
        before = state
      }
    }
    return done.join(' ')
  }
  const same = (polls: number, state = 'a') => Array<string>(polls).fill(state)

  test('once nothing was new for a while, a glance does', async () => {
    expect(await poll(same(6))).toBe('r r gr g g g')
  })

  test('what is new is read at once', async () => {
    expect(await poll([...same(5), ...same(3, 'b')])).toBe('r r gr g g gr g g')
  })

  test('a glance is not even tried while most polls find something new', async () => {
    expect(await poll(Array.from({ length: 12 }, (_, i) => `${i}`))).toBe(Array(12).fill('r').join(' '))
  })

  test('all groups are read now and then, whatever glances show', async () => {
    const done = (await poll(same(60))).split(' ')
    expect(done.filter((one) => one.includes('r')).length).toBeGreaterThan(3)
    expect(done.slice(3).filter((one) => one.includes('r')).length).toBeLessThan(4)
  })

  test('what was seen at a glance before a read that failed is not taken for known', async () => {
    expect(await poll([...same(4), 'b', 'b', 'b'], { failsAt: 4 })).toBe('r r gr g gr gr g')
  })

  test('a gateway without push times is read', async () => {
    expect(await poll([null, null, null, null])).toBe('r r gr gr')
  })

  test('where glances tell nothing, they are given up for a while', async () => {
    const done = await poll(Array<Error>(24).fill(new Error('no protobuf')))
    expect(done).toBe(['r', 'r', 'gr', ...Array(19).fill('r'), 'gr', 'r'].join(' '))
  })

  test('a gateway that is not there fails the poll at once', async () => {
    await expect(poll(Array<Error>(3).fill(new GatewayError('timeout', 'GET /metrics')))).rejects.toThrow(
      'GET /metrics',
    )
  })
})

describe('a gateway that is watched', () => {
  let pushgateway: RunningPushgateway
  let proxy: FaultyProxy
  let reader: Reader

  beforeEach(async () => {
    pushgateway = await startPushgateway()
    proxy = await startFaultyProxy(pushgateway.url)
    await pushTo(pushgateway.url, { job: 'a' }, 'm 1\n')
    await pushTo(pushgateway.url, { job: 'b' }, 'm 1\n')
    reader = startReader(
      {
        name: 'g',
        note: null,
        address: { url: proxy.url, timeout: 20_000, maxBytes: 1_000_000 },
        pollInterval: 20,
        readOnly: false,
        rules: [],
        otherwise: { source: 'default', every: null, grace: null, staleAfter: null },
      },
      pino({ level: 'silent' }),
    )
  })

  afterEach(async () => {
    await reader.stop()
    await proxy.stop()
    await pushgateway.stop()
  })

  const asGlance = ({ path, headers }: SeenRequest) =>
    path === '/metrics' && String(headers.accept).includes('protobuf')
  const asGroups = ({ path }: SeenRequest) => path === '/api/v1/metrics'
  const glances = () => proxy.requests.filter(asGlance).length
  const reads = () => proxy.requests.filter(asGroups).length
  const poll = { timeout: 20_000, interval: 5 }
  const quiet = async () => {
    await expect.poll(glances, poll).toBeGreaterThan(3)
  }
  const state = (job: string) => {
    const { view } = reader.lastRead() ?? {}
    const row = Array.from({ length: view?.rows ?? 0 }, (_, i) => i).find((i) => view?.labels(i)[0]?.[1] === job)
    return row === undefined ? undefined : { pushed: view?.pushedAt[row] ?? 0, failed: view?.failedAt[row] ?? 0 }
  }

  test('a quiet gateway is hardly ever asked for its groups, and what is shown is as of now', async () => {
    await quiet()
    const before = { reads: reads(), glances: glances(), readAt: reader.lastRead()?.view.readAt ?? 0 }
    await expect.poll(glances, poll).toBeGreaterThan(before.glances + 20)
    expect(reads() - before.reads).toBeLessThanOrEqual(Math.ceil((glances() - before.glances) / 20))
    await expect.poll(() => reader.lastRead()?.view.readAt ?? 0, poll).toBeGreaterThan(before.readAt)
    expect(reader.lastRead()?.view.rows).toBe(2)
  })

  test('a push, a refused push and a delete are seen at the next poll', async () => {
    await quiet()
    const before = state('a')?.pushed ?? 0
    await pushTo(pushgateway.url, { job: 'a' }, 'm 2\n')
    await expect.poll(() => state('a')?.pushed ?? 0, poll).toBeGreaterThan(before)
    await pushRefused(pushgateway.url, { job: 'b' })
    await expect.poll(() => state('b')?.failed ?? 0, poll).toBeGreaterThan(0)
    await deleteFrom(pushgateway.url, { job: 'b' })
    const isMissing = () => reader.lastRead()?.view.missingSince.some((since) => since > 0)
    await expect.poll(isMissing, poll).toBe(true)
  })

  test('a gateway that was started anew is seen empty, and what comes back is seen, too', async () => {
    await quiet()
    await pushgateway.restart()
    const present = () => reader.lastRead()?.view.missingSince.filter((since) => since === 0).length
    await expect.poll(present, poll).toBe(0)
    await pushTo(pushgateway.url, { job: 'b' }, 'm 1\n')
    await expect.poll(present, poll).toBe(1)
  })

  test('whoever asks for a fresh read is given the groups themselves', async () => {
    await quiet()
    const before = reads()
    await reader.readAfresh()
    expect(reads()).toBeGreaterThan(before)
  })

  const useless: readonly (readonly [string, FaultKind])[] = [
    ['answers text', { kind: 'rewrite', change: ({ headers }) => ({ headers: { ...headers, accept: 'text/plain' } }) }],
    ['is cut off', { kind: 'cut', after: 100 }],
    ['is not there', { kind: 'answer', status: 404 }],
    ['is moved', { kind: 'answer', status: 302, headers: { location: '/elsewhere' } }],
  ]
  test.each(useless)('a metrics page that %s as protobuf: the groups are read as ever', async (_, fault) => {
    await proxy.fault({ ...fault, when: asGlance })
    await expect.poll(glances, poll).toBeGreaterThan(0)
    await pushTo(pushgateway.url, { job: 'later' }, 'm 1\n')
    await expect.poll(() => state('later'), poll).toBeDefined()
    expect(reader.failure()).toBeUndefined()
  })

  test('two groups that fail the scrape are read as ever, and glances come back with the scrape', async () => {
    await quiet()
    await pushTo(pushgateway.url, { job: 'a', instance: '' }, 'm 1\n').catch(() => {})
    await expect.poll(() => reader.collisions().scrape.state, poll).toBe('failing')
    await deleteFrom(pushgateway.url, { job: 'a', instance: '' })
    await expect.poll(() => reader.collisions().scrape.state, poll).toBe('ok')
    const before = glances()
    await expect.poll(glances, poll).toBeGreaterThan(before + 3)
  })
})
