import { type GroupingKey, groupingKey, groupPath, isPlainName, type PushMethod } from '@gatehouse/domain'
import { hostileStrings, labelValue, metricFamilies, textBody } from '@gatehouse/testing'
import fc from 'fast-check'

/** One push as it goes over the wire. */
export type TestPush = { readonly method: PushMethod; readonly path: string; readonly body: string }

// Few names and values, so that pushes meet one another.
const groupingNames = ['instance', 'k', 'quantile', 'le', 'U__a_2e_b', 'job', '__x', 'x-y']
const groupingValues = ['', 'x', '1', 'a/b', '..', 'é', ' ', '%', '+']
const familyNames = ['m', 'h', 's', 'm_count', 'h_sum', 'h_count', 'h_bucket', 's_count', 's_bucket', 'm_total']
const takenNames = [
  'go_goroutines',
  'go_gc_duration_seconds',
  'go_gc_duration_seconds_sum',
  'pushgateway_build_info',
  'pushgateway_http_requests_total',
  'push_time_seconds',
  'push_failure_time_seconds',
]
const types = ['gauge', 'counter', 'untyped', 'histogram', 'summary']
const bodyLabels = ['k', 'instance', 'job', 'l', 'quantile', 'le', '__x']

const groupingValue = () => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...groupingValues) }, labelValue())

// Groups that are each other's neighbours, twins among them.
const nearKey = (): fc.Arbitrary<GroupingKey> =>
  fc
    .constantFrom(
      { job: 'a' },
      { job: 'a', instance: '' },
      { job: 'a', instance: 'x' },
      { job: 'b' },
      { job: 'a', k: '' },
    )
    .map((labels) => groupingKey(Object.entries(labels)))

const anyKey = (): fc.Arbitrary<GroupingKey> =>
  fc
    .record({
      job: fc.oneof({ weight: 8, arbitrary: fc.constantFrom('a', 'b') }, groupingValue()),
      rest: fc.array(fc.tuple(fc.constantFrom(...groupingNames), groupingValue()), { maxLength: 2 }),
    })
    .map(({ job, rest }) => groupingKey([...rest.filter(([name]) => name !== 'job'), ['job', job]]))

const key = () => fc.oneof(nearKey(), anyKey())

// As scripts build their paths.
const naivePath = (labels: GroupingKey) => {
  const rest = labels.filter(([name]) => name !== 'job')
  const job = labels.find(([name]) => name === 'job')?.[1] ?? ''
  return `/metrics/job/${encodeURIComponent(job)}${rest.map(([name, value]) => `/${name}/${encodeURIComponent(value)}`).join('')}`
}

const exactPath = (labels: GroupingKey) =>
  labels.every(([name]) => isPlainName(name)) ? groupPath.encodeLiteral(labels) : naivePath(labels)

const segments = [
  ...[
    'metrics',
    'job',
    'Job',
    'job@base64',
    'a',
    'k',
    'k@base64',
    'k%40base64',
    'YQ',
    'YQ==',
    'Y',
    '!!',
    'YR',
    'Y%0aQ',
  ],
  ...[
    '',
    '.',
    '..',
    '%2e%2e',
    '%2F',
    'a%2Fb',
    '%zz',
    '%',
    '%FF',
    '_w',
    'x?y=z',
    'foo-bar',
    '__x',
    '@base64',
    '=',
    '%00',
  ],
  ...['U__a_2e_b', 'U__', 'U__x_', 'U______name____', 'k@base64@base64', 'quantile', 'instance', '%22', 'YWFhYWFh%FFx'],
]

const rawPath = () =>
  fc
    .tuple(
      fc.constantFrom('/metrics/job/a', '/metrics/job/a', '/metrics/job@base64/YQ', '/metrics', '', '/metrics/job'),
      fc.array(fc.constantFrom(...segments), { maxLength: 4 }),
    )
    .map(([start, rest]) => `${start}/${rest.join('/')}`)

const path = () =>
  fc.oneof(
    { weight: 5, arbitrary: key().map(exactPath) },
    { weight: 2, arbitrary: key().map(naivePath) },
    { weight: 2, arbitrary: rawPath() },
  )

const labelText = () =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...bodyLabels), fc.constantFrom('', 'x', '1', '0.5')), {
      selector: ([name]) => name,
      maxLength: 2,
    })
    .map((labels) => labels.map(([name, value]) => `${name}="${value}"`).join(','))

const familyText = () =>
  fc
    .record({
      name: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...familyNames) }, fc.constantFrom(...takenNames)),
      type: fc.option(fc.constantFrom(...types), { nil: undefined }),
      help: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
      samples: fc.array(fc.tuple(fc.constantFrom('', '_sum', '_count', '_bucket'), labelText()), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map(({ name, type, help, samples }) =>
      [
        ...(help ? [`# HELP ${name} ${help}`] : []),
        ...(type ? [`# TYPE ${name} ${type}`] : []),
        ...samples.map(([suffix, labels]) => {
          const isWhole = type !== 'histogram' && type !== 'summary'
          return `${name}${isWhole ? '' : suffix}${labels === '' ? '' : `{${labels}}`} 1`
        }),
      ]
        .map((line) => `${line}\n`)
        .join(''),
    )

const smallBody = () => fc.array(familyText(), { maxLength: 3 }).map((families) => families.join(''))

const oddities = [
  ...['\r', '\n', ' ', '\t', '"', '\\', '{', '}', ',', '=', '#', '_', '0', 'x', 'é', '😀', '\u0000', '\ufeff', '{}'],
  ...[' 1', ' 1700000000000', '# TYPE m gauge\n', '# HELP m x\n', '{"m"} 1\n', '{x="y"} 1\n', 'm{"a b"="c"} 1\n', '"'],
  ...['nan', '+Inf', '0x1p3', '1_0', '1e999', '.5', '-.5e-3', 'le="x"', 'quantile="nan"', '__name__="m"', '\\"', '\\n'],
  ...['# TYPE s summary\n', '{"s",quantile="0.5"} 1\n', '# EOF\n', 'm{k="1",k="2"} 1\n', 'm{,} 1\n', '# TYPE m info\n'],
]

/** A body with something put in or taken out anywhere, as editors and hands do. */
const spoilt = (body: fc.Arbitrary<string>) =>
  fc
    .record({
      text: body,
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      oddity: fc.constantFrom(...oddities),
      cut: fc.nat({ max: 2 }),
    })
    .map(({ text, at, oddity, cut }) => {
      const place = Math.round(at * text.length)
      return text.slice(0, place) + oddity + text.slice(place + cut)
    })

// Where a family named "labels" hides the key, nobody can tell which group of two it is: the gateway's JSON has not both.
const anyFamilies = ({ maxLength = 4 } = {}) =>
  metricFamilies({ maxLength }).map((families) => textBody(families.filter(({ name }) => name !== 'labels')))

const body = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: smallBody() },
    { weight: 4, arbitrary: spoilt(smallBody()) },
    { weight: 1, arbitrary: spoilt(spoilt(smallBody())) },
    { weight: 1, arbitrary: anyFamilies() },
    { weight: 1, arbitrary: spoilt(anyFamilies({ maxLength: 2 })) },
    { weight: 1, arbitrary: smallBody().map((text) => text.replaceAll('\n', '\r\n')) },
    { weight: 1, arbitrary: smallBody().map((text) => text.slice(0, -1)) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileStrings) },
  )

/** Pushes to one gateway, one after another: valid ones, broken ones, and ones that clash with those before. */
export const pushes = (): fc.Arbitrary<readonly TestPush[]> =>
  fc.array(
    fc.record({
      method: fc.constantFrom('PUT' as const, 'POST' as const),
      path: path(),
      // What is no whole Unicode becomes U+FFFD on the way, here as there.
      body: body().map((text) => text.toWellFormed()),
    }),
    { minLength: 1, maxLength: 8 },
  )
