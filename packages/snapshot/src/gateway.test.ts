import { printText } from '@gatehouse/exposition'
import {
  type Family,
  type HistogramFamily,
  type LabelPair,
  type Labels,
  protobufBody,
  protobufContentType,
  pushRefused,
  pushTo,
  type RunningPushgateway,
  send,
  startPushgateway,
} from '@gatehouse/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ingest } from './ingest.ts'
import { openGroup } from './read-groups.ts'
import { aRead, readWhole } from './test-groups.ts'

describe.each(['1.5', '1.11'] as const)('what a gateway of line %s holds', (line) => {
  let gateway: RunningPushgateway

  beforeEach(async () => {
    gateway = await startPushgateway({ line, checked: false })
  })

  afterEach(() => gateway.stop())

  const read = async () => (await readWhole((await send(gateway.url, '/api/v1/metrics')).bytes)).groups
  const rows = async () => [...ingest(new Map(), await read(), aRead()).values()]
  const pushed = async (labels: Labels, body: string | Uint8Array, contentType?: string) => {
    expect((await pushTo(gateway.url, labels, body, contentType ? { contentType } : {})).status).toBe(202)
  }
  const families = async () => (await read()).flatMap(openGroup)

  test('nothing is no groups', async () => {
    expect(await read()).toEqual([])
  })

  test.each(['summary', 'histogram'])(
    'a pushed %s that hides the failure time leaves the others readable',
    async (type) => {
      await pushed({ job: 'a' }, 'm 1\n')
      await pushed({ job: 'b' }, 'm 1\n')
      const body = `# TYPE push_failure_time_seconds ${type}\npush_failure_time_seconds_sum 1\npush_failure_time_seconds_count 1\n`
      await pushTo(gateway.url, { job: 'a' }, body, { method: 'POST' })
      await expect.poll(async () => (await send(gateway.url, '/api/v1/metrics')).text).toContain(type.toUpperCase())
      expect((await read()).map(({ failedAt }) => failedAt)).toEqual([0, 0])
    },
  )

  const native = {
    schema: 0,
    zeroThreshold: 0.001,
    zeroCount: 1,
    positiveSpans: [{ offset: 0, length: 1 }],
    positiveDeltas: [2],
  }
  const aHistogram = (parts: Partial<HistogramFamily['series'][number]>): Family => ({
    name: 'h',
    type: 'histogram',
    series: [{ labels: [], count: 3, sum: 1.5, buckets: [], ...parts }],
  })

  test('a native histogram has its buckets where the gateway tells them', async () => {
    await pushed({ job: 'a' }, protobufBody([aHistogram({ native })]), protobufContentType)
    await expect.poll(families).toHaveLength(1)
    const nativeBuckets =
      line === '1.5'
        ? []
        : [
            [3, '-0.001', '0.001', '1'],
            [0, '0.5', '1', '2'],
          ]
    const labels = [
      ['instance', ''],
      ['job', 'a'],
    ]
    expect((await families())[0]?.series).toEqual([{ labels, count: '3', sum: '1.5', buckets: [], nativeBuckets }])
    // Bucket +Inf, sum and count, and the two push times.
    expect((await read())[0]?.series).toBe(5)
  })

  test('a histogram without a +Inf bucket stays so and counts it', async () => {
    await pushed({ job: 'a' }, protobufBody([aHistogram({ buckets: [[1, 2]] })]), protobufContentType)
    await expect.poll(families).toMatchObject([{ series: [{ buckets: [['1', '2']] }] }])
    expect((await read())[0]?.series).toBe(6)
  })

  test('a gauge histogram is known by its type', async () => {
    const family: Family = {
      name: 'g',
      type: 'gauge_histogram',
      series: [{ labels: [], count: 1, sum: 1, buckets: [[1, 1]] }],
    }
    await pushed({ job: 'a' }, protobufBody([family]), protobufContentType)
    await expect.poll(families).toMatchObject([{ name: 'g', type: 'gauge_histogram' }])
    expect(printText(await families())).toBe('# g: a gauge histogram has no text form\n')
  })

  test('a summary without quantiles is a summary, and an empty family is a family', async () => {
    const summary: Family = { name: 's', type: 'summary', series: [{ labels: [], count: 1, sum: 2, quantiles: [] }] }
    const empty: Family = { name: 'e', type: 'gauge', series: [] }
    await pushed({ job: 'a' }, protobufBody([empty, summary]), protobufContentType)
    await expect.poll(families).toMatchObject([
      { name: 'e', series: [] },
      { name: 's', series: [{ count: '1', sum: '2', quantiles: [] }] },
    ])
  })

  test('metrics named as the fields of a group hide them, and the identity says so', async () => {
    await pushed({ job: 'a', k: 'v' }, 'labels 1\nlast_push_successful 0\n')
    await expect.poll(read).toMatchObject([
      {
        key: [
          ['job', 'a'],
          ['k', 'v'],
        ],
        doubt: 'shadowed',
        familyCount: 2,
      },
    ])
  })

  const keyedBy = (...pairs: readonly LabelPair<string | Uint8Array>[]) => [['job', 'a'] as const, ...pairs]

  test('a key with bytes that are not UTF-8 is in doubt', async () => {
    await pushTo(gateway.url, keyedBy(['k', Buffer.from([0xff, 0xfe])]), 'm 1\n')
    await expect.poll(read).toMatchObject([
      {
        doubt: 'not-utf8',
        key: [
          ['job', 'a'],
          ['k', '\ufffd\ufffd'],
        ],
      },
    ])
  })

  test('keys that differ in such bytes only show one identity, and stay two rows with ids that do not swap', async () => {
    await pushTo(gateway.url, keyedBy(['k', Buffer.from([0xff])]), 'm 1\n')
    await pushTo(gateway.url, keyedBy(['k', Buffer.from([0xfe])]), 'm 1\n')
    await expect.poll(rows).toMatchObject([{ doubt: 'twin' }, { doubt: 'twin' }])
    const times = (await rows()).map(({ id, pushedAt }) => [id, pushedAt])
    expect(new Set(times.map(([id]) => id)).size).toBe(2)
    for (let i = 0; i < 20; i++) {
      const again = (await rows()).map(({ id, pushedAt }) => [id, pushedAt])
      expect(again.sort()).toEqual(times.sort())
    }
  })

  test('a group and its twin with an empty instance are two rows, both in doubt', async () => {
    await pushed({ job: 'a' }, 'm 1\n')
    await pushed({ job: 'a', instance: '' }, 'n 1\n')
    await expect.poll(rows).toHaveLength(2)
    const found = await rows()
    expect(found.map(({ key, doubt }) => ({ key, doubt }))).toEqual([
      { key: [['job', 'a']], doubt: 'twin' },
      {
        key: [
          ['instance', ''],
          ['job', 'a'],
        ],
        doubt: 'twin',
      },
    ])
    expect(new Set(found.map(({ id }) => id)).size).toBe(2)
  })

  test('a group with refused pushes only has no push time', async () => {
    await pushRefused(gateway.url, { job: 'a' })
    await expect.poll(read).toMatchObject([{ pushedAt: 0, failedAt: expect.any(Number), familyCount: 0 }])
    expect((await read())[0]?.failedAt).toBeGreaterThan(1.7e12)
  })
})
