import { GatewayError, type GatewayStatus } from '@gatehouse/pushgateway'
import {
  deleteFrom,
  type FaultKind,
  type FaultyProxy,
  pushRefused,
  pushTo,
  type RunningPushgateway,
  readGroup,
  type SeenRequest,
  startFaultyProxy,
  startPushgateway,
} from '@gatehouse/testing'
import fc from 'fast-check'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { watchGlances } from './glances.ts'
import { type Reader, startReader } from './reader.ts'

const statusOf = (startedAt: number): GatewayStatus => ({
  version: '1.5.1',
  startedAt,
  flags: {},
})

describe('which polls glance', () => {
  /** Polls again and again; each time the gateway is in a state. Gives what each poll did: g glanced, r read all groups. */
  const poll = async (states: readonly (string | null | Error)[]) => {
    let state: string | null | Error = null
    let glanced = false
    const watch = watchGlances(async () => {
      glanced = true
      if (state instanceof Error) throw state
      return { pushTimes: state, groups: 1, at: 1 }
    })
    let before: string | null | Error | undefined
    const done: string[] = []
    for (const next of states) {
      state = next
      glanced = false
      const seen = await watch.glance({ status: statusOf(1), now: 0 })
      const isEnough = seen !== undefined && watch.isEnough(seen)
      done.push(`${glanced ? 'g' : ''}${isEnough ? '' : 'r'}`)
      if (!isEnough) watch.tookAll({ seen, changed: before !== state, groups: 1 })
      before = state
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

  test('all groups are read after twenty glances in a row, whatever they show', async () => {
    const twenty = Array(20).fill('g')
    expect(await poll(same(46))).toBe(['r', 'r', 'gr', ...twenty, 'r', ...twenty, 'r', 'g'].join(' '))
  })

  test('where glances tell nothing, they are given up for a while', async () => {
    const done = await poll(Array<Error>(24).fill(new Error('no protobuf')))
    expect(done).toBe(['r', 'r', 'gr', ...Array(19).fill('r'), 'gr', 'r'].join(' '))
    expect(await poll(Array<null>(5).fill(null))).toBe('r r gr r r')
  })

  test('times that differ though nothing changed are not looked at for a while', async () => {
    const watch = watchGlances(async () => ({ pushTimes: `${Math.random()}`, groups: 1, at: 1 }))
    const glanced: boolean[] = []
    for (let i = 0; i < 12; i++) {
      const seen = await watch.glance({ status: statusOf(1), now: 0 })
      glanced.push(seen !== undefined)
      watch.tookAll({ seen, changed: i === 0, groups: 1 })
    }
    expect(glanced.filter(Boolean)).toHaveLength(2)
  })

  test('a gateway that is not there fails the poll at once, and the next one reads its groups', async () => {
    const watch = watchGlances(async () => {
      throw new GatewayError('timeout', 'GET /metrics')
    })
    const asked = { status: statusOf(1), now: 0 }
    for (let i = 0; i < 2; i++) watch.tookAll({ seen: undefined, changed: false, groups: 1 })
    await expect(watch.glance(asked)).rejects.toThrow('GET /metrics')
    expect(await watch.glance(asked)).toBeUndefined()
  })
})

describe('a gateway that does as it likes', () => {
  type Groups = Readonly<Record<string, number>>
  const act = fc.record({ act: fc.constantFrom('push', 'push', 'delete', 'crash'), group: fc.constantFrom('a', 'b') })
  type Act = { readonly act: string; readonly group: string }
  const quiet = fc.constant<readonly Act[]>([])
  const acts = fc.oneof({ weight: 3, arbitrary: quiet }, { weight: 2, arbitrary: fc.array(act, { maxLength: 3 }) })
  const polls = fc.array(
    fc.record({
      first: acts,
      meanwhile: acts,
      mayGlance: fc.boolean(),
      isRead: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    }),
    { minLength: 10, maxLength: 40 },
  )

  test('is never shown by a glance as it is not', async () => {
    let enough = 0
    const play = async (all: typeof polls extends fc.Arbitrary<infer T> ? T : never) => {
      let time = 0
      let startedAt = 0
      let written: Groups = {}
      let groups: Groups = {}
      let known: Groups | undefined
      const take = ({ act, group }: Act) => {
        time++
        if (act === 'push') groups = { ...groups, [group]: time }
        if (act === 'delete') groups = Object.fromEntries(Object.entries(groups).filter(([name]) => name !== group))
        // It comes back as it was when it wrote its groups down, and writes them down now and then.
        if (act === 'crash') [startedAt, groups] = [time, written]
        if (time % 3 === 0) written = groups
      }
      const print = (some: Groups) => JSON.stringify(Object.entries(some).sort())
      const watch = watchGlances(async () => {
        const size = Object.keys(groups).length
        return { pushTimes: size > 0 ? print(groups) : null, groups: size, at: time }
      })
      for (const { first, meanwhile, mayGlance, isRead } of all) {
        first.forEach(take)
        const status = statusOf(startedAt)
        const seen = mayGlance ? await watch.glance({ status, now: time }) : undefined
        if (seen && watch.isEnough(seen)) {
          enough++
          expect(print(known ?? {})).toBe(print(groups))
          continue
        }
        meanwhile.forEach(take)
        if (!isRead) continue
        const before = known
        known = groups
        const changed = before === undefined || print(before) !== print(known)
        watch.tookAll({ seen, changed, groups: Object.keys(known).length })
      }
    }
    await fc.assert(fc.asyncProperty(polls, play), { numRuns: 3000 })
    expect(enough).toBeGreaterThan(1000)
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
    // A glance that meets a look at the page is not made.
    expect(reads() - before.reads).toBeLessThan((glances() - before.glances) / 4)
    await expect.poll(() => reader.lastRead()?.view.readAt ?? 0, poll).toBeGreaterThan(before.readAt)
    expect(reader.lastRead()?.view.rows).toBe(2)
  })

  /** How many glances were made from here on before the groups were read. */
  const glancesUntilRead = (from: number) => {
    const after = proxy.requests.slice(from)
    return after.slice(0, after.findIndex(asGroups)).filter(asGlance).length
  }

  test('a push, a refused push and a delete are seen by the next glance', async () => {
    const seenAfter = async (act: () => Promise<unknown>, isSeen: () => boolean | undefined) => {
      await act()
      const from = proxy.requests.length
      await expect.poll(isSeen, poll).toBe(true)
      expect(glancesUntilRead(from)).toBeLessThanOrEqual(1)
    }
    await quiet()
    const before = state('a')?.pushed ?? 0
    await seenAfter(
      () => pushTo(pushgateway.url, { job: 'a' }, 'm 2\n'),
      () => (state('a')?.pushed ?? 0) > before,
    )
    await seenAfter(
      () => pushRefused(pushgateway.url, { job: 'b' }),
      () => (state('b')?.failed ?? 0) > 0,
    )
    const remove = async () => {
      await deleteFrom(pushgateway.url, { job: 'b' })
      await expect.poll(() => readGroup(pushgateway.url, { job: 'b' }), poll).toBeUndefined()
    }
    await seenAfter(remove, () => reader.lastRead()?.view.missingSince.some((since) => since > 0))
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
    for (const _ of [1, 2, 3]) {
      const before = reads()
      await reader.readAfresh()
      expect(reads()).toBeGreaterThan(before)
    }
  })

  test('a metrics page that breaks the connection hides nothing for longer than a poll', async () => {
    await quiet()
    await proxy.fault({ kind: 'reset', when: ({ path }) => path === '/metrics' })
    await pushTo(pushgateway.url, { job: 'later' }, 'm 1\n')
    await expect.poll(() => state('later'), poll).toBeDefined()
    await expect.poll(() => reader.failure(), poll).toBeUndefined()
    const from = reads()
    await expect.poll(() => reads(), poll).toBeGreaterThan(from + 10)
    expect(reader.failure()).toBeUndefined()
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
