import { metricsPageReader } from '@gatehouse/exposition'
import {
  deleteFrom,
  groupingKey,
  type LabelPair,
  metricFamilies,
  propertySeed,
  pushRefused,
  pushTo,
  type RunningPushgateway,
  readGroup,
  send,
  startPushgateway,
  textBody,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotFamilies } from './family-frames.ts'
import { readGlance } from './glance.ts'

const accept = 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited'

const inChunks = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))

describe.each(['1.5', '1.11'] as const)('line %s', (line) => {
  let gateway: RunningPushgateway

  beforeAll(async () => {
    gateway = await startPushgateway({ line })
  })

  afterAll(() => gateway.stop())

  const pageOf = async () => {
    const { status, bytes } = await send(gateway.url, '/metrics', { headers: { accept } })
    expect(status).toBe(200)
    return bytes
  }

  const glance = async () => readGlance([await pageOf()])

  /** The groups as the JSON tells them, whatever their order and that of their series. */
  const groupsNow = async (): Promise<string> => {
    const { text } = await send(gateway.url, '/api/v1/metrics')
    const groups: readonly { readonly labels: object }[] = JSON.parse(text).data
    return groups
      .map((group) => JSON.stringify(group))
      .sort()
      .join('\n')
  }

  const gone = (key: readonly LabelPair[]) =>
    expect.poll(() => readGroup(gateway.url, key), { interval: 5 }).toBeUndefined()

  test('a gateway without groups has no push times to glance at', async () => {
    expect(await glance()).toEqual({ pushTimes: null, groups: 0, refusedPushes: 0 })
  })

  test('refused pushes are counted as the page in the text format counts them', async () => {
    for (const path of ['/metrics/job/a', '/metrics/job/b']) {
      await send(gateway.url, path, { method: 'POST', body: 'no metric at all' })
    }
    await send(gateway.url, '/metrics/job/a', { method: 'PUT', body: '{{{\n' })
    const reader = metricsPageReader()
    reader.push((await send(gateway.url, '/metrics')).text)
    const { refusedPushes } = reader.end()
    expect(refusedPushes).toBeGreaterThanOrEqual(3)
    expect((await glance()).refusedPushes).toBe(refusedPushes)
  })

  test('however a page is cut into chunks, it tells the same', async () => {
    await pushTo(gateway.url, { job: 'chunks', k: 'é'.repeat(200) }, `m{l="${'x'.repeat(300)}"} 1\n`)
    const bytes = await pageOf()
    const whole = await readGlance([bytes])
    expect(whole.pushTimes).toHaveLength(44)
    for (const size of [1, 2, 3, 7, 64, 1000]) expect(await readGlance(inChunks(bytes, size)), `${size}`).toEqual(whole)
  })

  test('a page that is cut off, or not protobuf, tells nothing', async () => {
    await pushTo(gateway.url, { job: 'cut' }, 'm 1\n')
    const bytes = await pageOf()
    await expect(readGlance([bytes.subarray(0, -1)])).rejects.toThrow(NotFamilies)
    await expect(readGlance([(await send(gateway.url, '/metrics')).bytes])).rejects.toThrow(NotFamilies)
  })

  const act = fc.constantFrom('PUT', 'POST', 'refused', 'delete', 'nothing')
  const steps = fc.array(fc.record({ act, at: fc.nat({ max: 2 }), families: metricFamilies({ maxLength: 2 }) }), {
    minLength: 3,
    maxLength: 8,
  })
  const keys = fc.tuple(groupingKey({ maxLabels: 2 }), groupingKey({ maxLabels: 2 }), groupingKey({ maxLabels: 2 }))

  test('whatever is pushed, refused or deleted: the same push times mean the very same groups', async () => {
    let told = 0
    const play = async (
      pool: readonly (readonly LabelPair[])[],
      all: readonly { act: string; at: number; families: Parameters<typeof textBody>[0] }[],
    ) => {
      const seen = new Map<string, string>()
      for (const one of all) {
        const key = pool[one.at] ?? []
        if (one.act === 'delete') {
          await deleteFrom(gateway.url, key)
          await gone(key)
        } else if (one.act === 'refused') await pushRefused(gateway.url, key)
        else if (one.act !== 'nothing') {
          // Families may clash with those of other groups, and 1.11.0 drops the connection of a push it refuses.
          await pushTo(gateway.url, key, textBody(one.families), { method: one.act === 'PUT' ? 'PUT' : 'POST' }).catch(
            () => {},
          )
        }
        const { status, bytes } = await send(gateway.url, '/metrics', { headers: { accept } })
        if (status !== 200) continue
        const { pushTimes: pushes, groups: count } = await readGlance([bytes])
        const groups = await groupsNow()
        expect(count).toBe(groups === '' ? 0 : groups.split('\n').length)
        if (pushes === null) expect(groups).toBe('')
        else if (seen.has(pushes)) {
          told++
          expect(groups).toBe(seen.get(pushes))
        } else seen.set(pushes, groups)
      }
      for (const key of pool) {
        await deleteFrom(gateway.url, key)
        await gone(key)
      }
    }
    await fc.assert(fc.asyncProperty(keys, steps, play), { numRuns: 40, seed: propertySeed })
    expect(told).toBeGreaterThan(0)
  })
})

describe('bytes that are no page', () => {
  test('never end in anything but a glance or NotFamilies', async () => {
    const gateway = await startPushgateway()
    await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
    const { bytes } = await send(gateway.url, '/metrics', { headers: { accept } })
    await gateway.stop()
    let told = 0
    const flips = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 4,
    })
    const read = async (changes: readonly (readonly [number, number])[]) => {
      const page = Buffer.from(bytes)
      for (const [at, byte] of changes) page[at] = byte
      const outcome = await readGlance([page]).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(NotFamilies)
      else told++
    }
    await fc.assert(fc.asyncProperty(flips, read), { numRuns: 2000, seed: propertySeed })
    expect(told).toBeGreaterThan(100)
  })

  test('a counter of requests that is no family is NotFamilies, too', async () => {
    const name = Buffer.from('pushgateway_http_requests_total')
    const family = Buffer.concat([Buffer.from([0x0a, name.length]), name, Buffer.from([0x22, 0x7f])])
    await expect(readGlance([Buffer.from([family.length]), family])).rejects.toThrow(NotFamilies)
  })
})
