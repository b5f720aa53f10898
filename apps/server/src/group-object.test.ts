import {
  deleteFrom,
  type Family,
  type Labels,
  protobufBody,
  protobufContentType,
  pushgatewayLines,
  pushTo,
  type RunningPushgateway,
  startPushgateway,
} from '@gatehouse/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestGatehouse, type TestGatehouse } from './test-gatehouse.ts'

// Debian's 1.11.0 records an inconsistent push and then drops the connection instead of answering 400.
const pushStatus = (gateway: RunningPushgateway, labels: Labels, body: string | Uint8Array, contentType?: string) =>
  pushTo(gateway.url, labels, body, contentType === undefined ? {} : { contentType }).then(
    ({ status }) => status,
    () => 'dropped' as const,
  )

// What the gateway's own JSON does with a group, read back through our API: each trap of the group object.
describe.each(pushgatewayLines())('on a Pushgateway %s', (line) => {
  let gateway: RunningPushgateway
  let gatehouse: TestGatehouse
  const pushed: Labels[] = []

  beforeAll(async () => {
    gateway = await startPushgateway({ line })
    gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
  })
  afterAll(async () => {
    await gatehouse.stop()
    await gateway.stop()
  })
  afterEach(async () => {
    for (const labels of pushed.splice(0)) await deleteFrom(gateway.url, labels)
  })

  const push = async (labels: Labels, body: string | Uint8Array, contentType?: string) => {
    pushed.push(labels)
    return pushStatus(gateway, labels, body, contentType)
  }
  const row = async (match: string) => {
    await gatehouse.readAgain()
    const { groups } = await gatehouse.groups(`&match=${encodeURIComponent(match)}`)
    expect(groups).toHaveLength(1)
    return groups[0]
  }
  const detail = async (match: string) => {
    const { id } = await row(match)
    return (await gatehouse.get(`/groups/${id}`)).body
  }
  const family = async (match: string, name: string) => {
    const { metrics } = await detail(match)
    return metrics.find((one: { name: string }) => one.name === name)
  }

  test('families are the pushed ones, the push times are not among them', async () => {
    await push({ job: 'plain' }, '# HELP b Bytes.\n# TYPE b gauge\nb 1\n# TYPE a counter\na 2\n')
    const { group, metrics } = await detail('job="plain"')
    expect(metrics.map(({ name }: { name: string }) => name).sort()).toEqual(['a', 'b'])
    expect(group).toMatchObject({ families: 2, series: 4, labels: { job: 'plain' }, identityDoubt: null })
  })

  test('a metric named labels hides the key: it is rebuilt, shown and in doubt', async () => {
    await push({ job: 'shadowed', db: 'x' }, 'labels 1\n')
    const { group, metrics } = await detail('job="shadowed"')
    expect(group).toMatchObject({ labels: { job: 'shadowed', db: 'x' }, identityDoubt: 'shadowed', families: 1 })
    expect(metrics[0]).toMatchObject({ name: 'labels', series: [{ value: '1' }] })
  })

  test('a metric named last_push_successful hides only that field', async () => {
    await push({ job: 'hides-success' }, 'last_push_successful 0\n')
    const before = await row('job="hides-success"')
    expect(before).toMatchObject({ state: 'fresh', identityDoubt: null, families: 1 })
    await push({ job: 'hides-success' }, 'x 1 1\n')
    expect(await row('job="hides-success"')).toMatchObject({ state: 'failing', families: 1 })
  })

  test.each(['__proto__', 'constructor', 'toString'])('a metric named %s is a metric like any other', async (name) => {
    await push({ job: 'odd-name' }, `# HELP ${name} Odd.\n${name} 7\n`)
    expect(await family('job="odd-name"', name)).toMatchObject({ help: 'Odd.', series: [{ value: '7' }] })
  })

  test.each([
    ['NaN', 'NaN'],
    ['+Inf', '+Inf'],
    ['-Inf', '-Inf'],
    ['1000000000', '1e+09'],
    ['1234567', '1.234567e+06'],
    ['0.00001', '1e-05'],
    ['123456', '123456'],
    ['-0', '-0'],
    ['9007199254740993', '9.007199254740992e+15'],
  ])('the value %s arrives as the text %s', async (sent, shown) => {
    await push({ job: 'numbers' }, `v ${sent}\n`)
    expect(await family('job="numbers"', 'v')).toMatchObject({ series: [{ value: shown }] })
  })

  test('every type of the text format keeps its type, values and help', async () => {
    const body = [
      '# TYPE c counter\nc{l="1"} 3\n# TYPE g gauge\ng 4\nu 5\n',
      '# HELP h A histogram.\n# TYPE h histogram\nh_bucket{le="0.5"} 1\nh_bucket{le="1"} 2\nh_bucket{le="+Inf"} 3\nh_sum 4.5\nh_count 3\n',
      '# TYPE s summary\ns{quantile="0.5"} 1\ns{quantile="0.99"} NaN\ns_sum 10\ns_count 3\n',
    ]
    await push({ job: 'types', instance: 'i' }, body.join(''))
    const { metrics, group } = await detail('job="types"')
    const find = (name: string) => metrics.find((one: { name: string }) => one.name === name)
    expect(find('c')).toMatchObject({
      type: 'counter',
      help: '',
      series: [{ value: '3', labels: { l: '1', instance: 'i' } }],
    })
    expect(find('g')).toMatchObject({ type: 'gauge', series: [{ value: '4' }] })
    expect(find('u')).toMatchObject({ type: 'untyped', series: [{ value: '5' }] })
    expect(find('h')).toMatchObject({
      type: 'histogram',
      help: 'A histogram.',
      series: [
        {
          count: '3',
          sum: '4.5',
          buckets: [
            ['0.5', '1'],
            ['1', '2'],
            ['+Inf', '3'],
          ],
        },
      ],
    })
    expect(find('s')).toMatchObject({
      type: 'summary',
      series: [
        {
          count: '3',
          sum: '10',
          quantiles: [
            ['0.5', '1'],
            ['0.99', 'NaN'],
          ],
        },
      ],
    })
    expect(group.series).toBe(1 + 1 + 1 + 5 + 4 + 2)
  })

  test('a missing +Inf bucket stays missing, and is counted as the scrape has it', async () => {
    const histogram: Family = {
      name: 'h',
      type: 'histogram',
      series: [{ labels: [], count: 3, sum: 1, buckets: [[1, 2]] }],
    }
    await push({ job: 'no-inf' }, protobufBody([histogram]), protobufContentType)
    const { group, metrics } = await detail('job="no-inf"')
    expect(metrics[0].series[0].buckets).toEqual([['1', '2']])
    expect(group.series).toBe(1 + 1 + 2 + 2)
  })

  test('a gauge histogram keeps its type; the JSON has no values of it', async () => {
    const histogram: Family = {
      name: 'gh',
      type: 'gauge_histogram',
      series: [{ labels: [], count: 3, sum: 1, buckets: [[1, 2]] }],
    }
    await push({ job: 'gauge-histogram' }, protobufBody([histogram]), protobufContentType)
    expect(await family('job="gauge-histogram"', 'gh')).toMatchObject({
      type: 'gauge_histogram',
      series: [{ value: '0' }],
    })
  })

  test('a native histogram shows count and sum, and its buckets where the gateway tells them', async () => {
    const native = {
      schema: 0,
      zeroThreshold: 0.001,
      zeroCount: 1,
      positiveSpans: [{ offset: 0, length: 2 }],
      positiveDeltas: [1, 1],
    }
    const histogram: Family = {
      name: 'nh',
      type: 'histogram',
      series: [{ labels: [], count: 4, sum: 6, buckets: [], native }],
    }
    await push({ job: 'native' }, protobufBody([histogram]), protobufContentType)
    const { series } = await family('job="native"', 'nh')
    expect(series[0]).toMatchObject({ count: '4', sum: '6', buckets: [] })
    expect(series[0].nativeBuckets.length > 0).toBe(line === '1.11')
    for (const bucket of series[0].nativeBuckets) expect(bucket).toHaveLength(4)
  })

  test('a family carries the time of the push that brought it, and later ones do not move it', async () => {
    await push({ job: 'by-parts' }, 'first 1\n')
    const first = await family('job="by-parts"', 'first')
    expect(Math.abs(first.timestamp - Date.now())).toBeLessThan(60_000)
    await pushTo(gateway.url, { job: 'by-parts' }, 'second 1\n', { method: 'POST' })
    const { group, metrics } = await detail('job="by-parts"')
    expect(metrics.find(({ name }: { name: string }) => name === 'first').timestamp).toBe(first.timestamp)
    expect(group.lastPushAt).toBeGreaterThan(first.timestamp)
  })

  test('labels of the body gain an instance, the labels of the group do not', async () => {
    await push({ job: 'no-instance' }, 'm 1\n')
    const { group, metrics } = await detail('job="no-instance"')
    expect(group.labels).toEqual({ job: 'no-instance' })
    expect(metrics[0].series[0].labels).toEqual({ job: 'no-instance', instance: '' })
  })

  test('a group with an empty instance and one without are two groups, twins, and both in doubt', async () => {
    await push({ job: 'twin' }, '')
    await push({ job: 'twin', instance: '' }, '')
    await gatehouse.readAgain()
    const { groups } = await gatehouse.groups('&match=job="twin"')
    expect(groups.map(({ labels }: { labels: object }) => labels)).toEqual(
      expect.arrayContaining([{ job: 'twin' }, { job: 'twin', instance: '' }]),
    )
    expect(groups.map(({ identityDoubt }: { identityDoubt: string }) => identityDoubt)).toEqual(['twin', 'twin'])
  })

  test.each([
    ['markup', '<script>alert(1)</script>&amp;'],
    ['emoji', '👩‍👩‍👧'],
    ['quotes and backslash', `"'\\`],
    ['line feed and tab', 'a\nb\tc'],
    ['NUL', 'a\0b'],
    ['line separator', 'a\u2028b\u2029c'],
    ['a true replacement character', 'a\ufffdb'],
    ['slash and dots', '../..'],
    ['empty', ''],
  ])('a label value with %s arrives as it was pushed, and the group can be found by it', async (job, value) => {
    await push({ job, v: value }, '')
    const { labels, identityDoubt } = await row(`job="${job}"`)
    expect(labels).toEqual({ job, v: value })
    expect(identityDoubt).toBeNull()
  })

  test('a label value that is not UTF-8 shows as U+FFFD and is in doubt', async () => {
    await push(
      [
        ['job', 'not-utf8'],
        ['k', Buffer.from([0xff, 0xfe])],
      ],
      '',
    )
    expect(await row('job="not-utf8"')).toMatchObject({ identityDoubt: 'not-utf8', state: 'never' })
  })

  test.each([
    ['no final line feed', 'm 1'],
    ['CRLF', 'm 1\r\n'],
    ['an exemplar', '# TYPE c counter\nc_total 1 # {a="b"} 1\n'],
    ['TYPE after samples', 'm 1\n# TYPE m gauge\n'],
    ['a hexadecimal float', 'm 0x1p4\n'],
    ['a name with a dot', 'foo.bar 1\n'],
  ])('a body with %s is refused without a trace', async (_, body) => {
    expect(await push({ job: 'refused' }, body)).toBe(400)
    await gatehouse.readAgain()
    expect((await gatehouse.groups('&match=job="refused"')).matched).toBe(0)
  })
})

describe.each(pushgatewayLines())('on a Pushgateway %s in India', (line) => {
  test('times with an offset and nine decimals are read to the millisecond', async () => {
    const gateway = await startPushgateway({ line, environment: { TZ: 'Asia/Kolkata' } })
    const gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
    await pushTo(gateway.url, { job: 'zone' }, 'm 1\n')
    await gatehouse.readAgain()
    const [{ id }] = (await gatehouse.groups()).groups
    const { group, metrics } = (await gatehouse.get(`/groups/${id}`)).body
    expect(Math.abs(metrics[0].timestamp - group.lastPushAt)).toBeLessThan(1000)
    await gatehouse.stop()
    await gateway.stop()
  })
})
