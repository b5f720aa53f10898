import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { protobufContentType } from './content-type.ts'
import { eventually } from './eventually.ts'
import type { Family } from './family.ts'
import { pushgatewayLines } from './gateway-binary.ts'
import { protobufBody } from './protobuf-body.ts'
import { deleteFrom, pushRefused, pushTo } from './push.ts'
import { type RunningPushgateway, startPushgateway } from './pushgateway.ts'
import { pushFailureTime, rawFamily, readGroup } from './read-groups.ts'
import { textBody } from './text-body.ts'

const labels = { job: 'a' }
const own = [['l', 'é"\\\n']] as const

const plainFamilies: readonly Family[] = [
  { name: 'c', help: 'a \\ b\nc', type: 'counter', series: [{ labels: own, value: 1e300 }] },
  { name: 'g', type: 'gauge', series: [{ labels: [], value: Number.NaN }] },
  { name: 'u', type: 'untyped', series: [{ labels: [], value: -Infinity }] },
  { name: 's', type: 'summary', series: [{ labels: [], count: 3, sum: 4.5, quantiles: [[0.5, -0]] }] },
  {
    name: 'h',
    type: 'histogram',
    series: [
      {
        labels: own,
        count: 3,
        sum: 4.5,
        buckets: [
          [0.1, 1],
          [Infinity, 3],
        ],
      },
    ],
  },
]

const nativeFamily = (type: 'histogram' | 'gauge_histogram'): Family => ({
  name: 'n',
  type,
  series: [
    {
      labels: [],
      count: 7,
      sum: 12.5,
      buckets: [],
      native: {
        schema: 0,
        zeroThreshold: 0.001,
        zeroCount: 1,
        positiveSpans: [
          { offset: 0, length: 2 },
          { offset: 1, length: 1 },
        ],
        positiveDeltas: [1, 1, 0],
        negativeSpans: [{ offset: 0, length: 1 }],
        negativeDeltas: [1],
      },
    },
  ],
})

describe.for(pushgatewayLines())('%s', (line) => {
  let gateway: RunningPushgateway

  beforeAll(async () => {
    gateway = await startPushgateway({ line })
  })

  beforeEach(async () => {
    await deleteFrom(gateway.url, labels)
    await eventually(async () => (await readGroup(gateway.url, labels)) === undefined)
  })

  afterAll(() => gateway.stop())

  const pushProtobuf = (families: readonly Family[]) =>
    pushTo(gateway.url, labels, protobufBody(families), { contentType: protobufContentType })

  const familyMetrics = async () => {
    const group = await readGroup(gateway.url, labels)
    return plainFamilies.map(({ name }) => {
      const { help, type, metrics } = rawFamily(group, name) ?? {}
      return { name, help, type, metrics }
    })
  }

  test('text and protobuf of the same families leave the same in the gateway', async () => {
    expect(await pushTo(gateway.url, labels, textBody(plainFamilies))).toMatchObject({ status: 200 })
    const fromText = await familyMetrics()
    expect(fromText[0]).toMatchObject({ help: 'a \\ b\nc', metrics: [{ value: '1e+300', labels: { l: 'é"\\\n' } }] })
    expect(fromText[4]?.metrics).toMatchObject([{ buckets: { '0.1': '1', '+Inf': '3' }, count: '3', sum: '4.5' }])
    expect(await pushProtobuf(plainFamilies)).toMatchObject({ status: 200 })
    expect(await familyMetrics()).toEqual(fromText)
  })

  test('a native histogram keeps count and sum, and on 1.11 its buckets as an array', async () => {
    expect(await pushProtobuf([nativeFamily('histogram')])).toMatchObject({ status: 200 })
    const family = rawFamily(await readGroup(gateway.url, labels), 'n')
    expect(family).toMatchObject({ type: 'HISTOGRAM', metrics: [{ count: '7', sum: '12.5' }] })
    expect(family?.metrics[0]?.buckets).toEqual(
      line === '1.5'
        ? {}
        : [
            [1, '-1', '-0.5', '1'],
            [3, '-0.001', '0.001', '1'],
            [0, '0.5', '1', '1'],
            [0, '1', '2', '2'],
            [0, '4', '8', '2'],
          ],
    )
  })

  test('a gauge histogram shows as the value 0', async () => {
    expect(await pushProtobuf([nativeFamily('gauge_histogram')])).toMatchObject({ status: 200 })
    const family = rawFamily(await readGroup(gateway.url, labels), 'n')
    expect(family).toMatchObject({ type: 'GAUGE_HISTOGRAM', metrics: [{ value: '0' }] })
  })

  test('a timestamp in a body is refused, in text and in protobuf', async () => {
    const families: Family[] = [{ name: 'g', type: 'gauge', series: [{ labels: [], value: 1, timestamp: 1.7e12 }] }]
    const status = line === '1.5' ? 400 : 0
    expect(await pushRefused(gateway.url, labels, textBody(families))).toMatchObject({ status })
    const protobuf = { contentType: protobufContentType }
    expect(await pushRefused(gateway.url, labels, protobufBody(families), protobuf)).toMatchObject({ status })
    const group = await readGroup(gateway.url, labels)
    expect(group && pushFailureTime(group)).toBeGreaterThan(1.7e9)
  })

  test('protobuf can carry a family without series', async () => {
    expect(await pushProtobuf([{ name: 'g', type: 'gauge', series: [] }])).toMatchObject({ status: 200 })
    expect(rawFamily(await readGroup(gateway.url, labels), 'g')).toMatchObject({ type: 'GAUGE', metrics: [] })
  })
})
