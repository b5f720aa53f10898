import { expect, test } from 'vitest'
import { BrokenAnswer } from './broken-answer.ts'
import { openGroup } from './read-groups.ts'
import { aFamily, aGroup, read, readWhole } from './test-groups.ts'

const only = async (group: unknown) => {
  const [found, ...others] = await read(group)
  if (!found || others.length > 0) throw new Error('expected one group')
  return found
}

const familiesOf = async (group: unknown) => openGroup(await only(group))

const seriesOf = async (metric: unknown, parts = {}) =>
  (await familiesOf(aGroup({ families: { m: aFamily([metric], parts) } })))[0]?.series

test('a group has its key, its times in full precision and its families', async () => {
  const labels = { job: 'sh', instance: 'i' }
  expect(
    await only(aGroup({ labels, failed: '1.7953512e+09', families: { m: aFamily([{ labels, value: '1' }]) } })),
  ).toMatchObject({
    key: [
      ['instance', 'i'],
      ['job', 'sh'],
    ],
    doubt: null,
    pushedAt: 1.795351277080831e9 * 1000,
    failedAt: 1.7953512e12,
    series: 3,
    familyCount: 1,
  })
})

test.each(['__proto__', 'constructor', 'toString', 'last_push_successful', 'hasOwnProperty'])(
  'a metric named %s is a family like any other',
  async (name) => {
    const families = Object.fromEntries([[name, aFamily([{ labels: {}, value: '7' }])]])
    const group = aGroup({ families })
    expect(await only(group)).toMatchObject({ key: [['job', 'a']], doubt: null, series: 3 })
    expect(await familiesOf(group)).toEqual([
      {
        name,
        type: 'gauge',
        help: '',
        timestamp: Date.parse('2026-11-22T12:41:17.080Z'),
        series: [{ labels: [], value: '7' }],
      },
    ])
  },
)

test('a metric named labels leaves the identity in doubt; the push time tells the labels', async () => {
  const labels = { job: 'a', instance: 'i' }
  const group = aGroup({ labels, families: { labels: aFamily([{ labels, value: '1' }]) } })
  expect(await only(group)).toMatchObject({
    key: [
      ['instance', 'i'],
      ['job', 'a'],
    ],
    doubt: 'shadowed',
    series: 3,
  })
  expect((await familiesOf(group)).map(({ name }) => name)).toEqual(['labels'])
})

test('grouping labels named like the fields of a family are labels', async () => {
  const labels = { job: 'a', time_stamp: 't', type: 'GAUGE', metrics: 'm', labels: 'l' }
  expect(await only(aGroup({ labels }))).toMatchObject({ doubt: null, key: Object.entries(labels).sort() })
})

test.each([
  ['another value', { instance: '', job: 'b' }],
  ['a label more', { instance: '', job: 'a', k: 'v' }],
  ['another instance', { instance: 'i', job: 'a' }],
  ['no job', { instance: '' }],
])('labels that the push time contradicts (%s) are a mismatch', async (_, pushLabels) => {
  expect(await only(aGroup({ pushLabels }))).toMatchObject({ key: [['job', 'a']], doubt: 'mismatch' })
})

test('a label that shows U+FFFD may stand for other bytes', async () => {
  expect((await only(aGroup({ labels: { job: 'a', k: '\ufffd' } }))).doubt).toBe('not-utf8')
})

test.each([
  ['a summary', aFamily([{ labels: {}, count: '1', sum: '1' }], { type: 'SUMMARY' })],
  ['no number', aFamily([{ labels: {}, value: 'soon' }])],
  ['no metric', aFamily([])],
  ['no family', 5],
])('a failure time that is %s is none', async (_, family) => {
  expect((await only(aGroup({ families: { push_failure_time_seconds: family } }))).failedAt).toBe(0)
})

test('an empty answer has no groups', async () => {
  expect(await read()).toEqual([])
})

test.each([
  ['a family without a type', { time_stamp: 'x', metrics: [] }],
  ['a family without metrics', { time_stamp: 'x', type: 'GAUGE' }],
  ['a bare value', 5],
  ['a list', [1]],
])('%s is no family', async (_, value) => {
  expect((await only(aGroup({ families: { m: value } }))).familyCount).toBe(0)
})

test.each([
  ['UTC', '2026-11-22T12:41:17.080831059Z', '2026-11-22T12:41:17.080Z'],
  ['another zone', '2026-11-22T18:11:17.080831059+05:30', '2026-11-22T12:41:17.080Z'],
  ['no fraction', '2026-11-22T12:41:17Z', '2026-11-22T12:41:17.000Z'],
])('a time stamp in %s is read', async (_, text, same) => {
  const family = aFamily([], { time_stamp: text })
  expect((await familiesOf(aGroup({ families: { m: family } })))[0]?.timestamp).toBe(Date.parse(same))
})

test.each(['NaN', '+Inf', '-Inf', '1e+09', '1e-05', '-0', '9.007199254740993e+15'])(
  'the value %s stays as it is',
  async (value) => {
    expect(await seriesOf({ labels: { l: 'x' }, value })).toEqual([{ labels: [['l', 'x']], value }])
  },
)

test('buckets and quantiles are in the order of their numbers, +Inf last, and a missing +Inf stays missing', async () => {
  const buckets = { '+Inf': '3', '10': '3', '0.1': '1', '-Inf': '0', '1e+06': '3' }
  const [histogram] = (await seriesOf({ labels: {}, count: '3', sum: '4.5', buckets }, { type: 'HISTOGRAM' })) ?? []
  expect(histogram).toEqual({
    labels: [],
    count: '3',
    sum: '4.5',
    buckets: [
      ['-Inf', '0'],
      ['0.1', '1'],
      ['10', '3'],
      ['1e+06', '3'],
      ['+Inf', '3'],
    ],
    nativeBuckets: [],
  })
  const summary = { labels: {}, count: '3', sum: '1', quantiles: { '0.99': 'NaN', '0.5': '1' } }
  expect(await seriesOf(summary, { type: 'SUMMARY' })).toEqual([
    {
      labels: [],
      count: '3',
      sum: '1',
      quantiles: [
        ['0.5', '1'],
        ['0.99', 'NaN'],
      ],
    },
  ])
})

test.each([
  ['a value is one sample', [{ value: '1' }], 1],
  ['two metrics are one each', [{ value: '1' }, { value: '2' }], 2],
  ['a summary has its quantiles, sum and count', [{ quantiles: { '0.5': '1', '0.9': '2' } }], 4],
  ['a histogram has its buckets, the +Inf bucket the gateway adds, sum and count', [{ buckets: { '1': '1' } }], 4],
  ['a histogram that brings its +Inf bucket gets no other', [{ buckets: { '1': '1', '+Inf': '1' } }], 4],
  ['a native histogram has no bucket but the one the gateway adds', [{ buckets: [[0, '1', '2', '3']] }], 3],
])('%s', async (_, metrics, samples) => {
  expect((await only(aGroup({ families: { m: aFamily(metrics) } }))).series).toBe(2 + samples)
})

test.each([
  ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ['cut', Buffer.from('{"status":"success","data":[{')],
  ['no success', Buffer.from('{"status":"error","data":[]}')],
  ['no list', Buffer.from('{"status":"success","data":{}}')],
  ['a list with something else in it', Buffer.from('{"status":"success","data":[1]}')],
  ['a group without a push time', Buffer.from('{"status":"success","data":[{"labels":{"job":"a"}}]}')],
  [
    'half a surrogate',
    Buffer.from(JSON.stringify({ status: 'success', data: [aGroup({ labels: { job: '\ud800' } })] })),
  ],
  [
    'a label that is no text',
    Buffer.from(JSON.stringify({ status: 'success', data: [{ ...aGroup(), labels: { job: 1 } }] })),
  ],
  [
    'a push time that is no number',
    Buffer.from(JSON.stringify({ status: 'success', data: [aGroup({ pushed: 'soon' })] })),
  ],
])('an answer that is %s is broken', async (_, bytes) => {
  await expect(readWhole(bytes)).rejects.toThrow(BrokenAnswer)
})
