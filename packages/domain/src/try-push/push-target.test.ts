import { groupingKey as anyKey } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupPath } from '../group-path.ts'
import { groupingKey } from '../grouping-key.ts'
import { decodeBase64 } from './go-base64.ts'
import { decodePushPath, needsBase64, targetOfLabels } from './push-target.ts'
import { readPushUrl } from './push-url.ts'
import { unescapeName } from './unescape-name.ts'

const paths = { prefix: '/pgw', telemetry: '/metrics' }
const plain = { utf8Names: false }

const decode = (below: string, naming = plain) => decodePushPath(`/pgw${below}`, paths, naming)

test('every key that is encoded is decoded', () => {
  fc.assert(
    fc.property(anyKey(), (labels) => {
      const key = groupingKey(labels)
      expect(decode(groupPath.encodeLiteral(key))).toEqual({ ok: true, key })
      expect(targetOfLabels(labels, plain)).toEqual({ ok: true, key })
    }),
  )
})

test.each([
  ['/metrics/job/a', { job: 'a' }],
  ['/metrics/job/a/', { job: 'a' }],
  ['/metrics/job/a/k/', { job: 'a', k: '' }],
  ['/metrics/job/a/k/a+b%20c', { job: 'a', k: 'a+b c' }],
  ['/metrics/job/a/job/z', { job: 'a' }],
  ['/metrics/job/a/k/1/k/2', { job: 'a', k: '2' }],
  ['/metrics/job%40base64/YQ==', { job: 'a' }],
  ['/metrics/job/a/k@base64/Y%0aR', { job: 'a', k: 'a' }],
  ['/metrics/job/a/k/%FF', { job: 'a', k: '\udcff' }],
])('%s is %j', (path, labels) => expect(decode(path)).toEqual({ ok: true, key: groupingKey(Object.entries(labels)) }))

test.each([
  ['/metrics/job/a/k', 400, 'odd number of components in label string "/k"'],
  ['/metrics/job/a/k/x%2Fy', 400, 'odd number of components in label string "/k/x/y"'],
  ['/metrics/job/a/foo-bar/x', 400, 'improper label name "foo-bar"'],
  ['/metrics/job/a/__x/x', 400, 'improper label name "__x"'],
  [
    '/metrics/job/a/k@base64/+_8',
    400,
    'invalid base64 encoding for label k="+_8": illegal base64 data at input byte 0',
  ],
  ['/metrics/job@base64/=', 400, 'job name is required'],
  ['/metrics/job/a/k/%zz', 400, '400 Bad Request'],
  ['/metrics/jobs/a', 404, '404 page not found'],
  ['/metrics', 405, 'Method Not Allowed'],
  ['/metrics/job//k/v', 301, 'redirected to /pgw/metrics/job/k/v'],
  ['/metrics/job/a/k/%2e%2e', 301, 'redirected to /pgw/metrics/job/a'],
  ['/Metrics/job/a', 307, 'redirected to /pgw/metrics/job/a'],
])('%s is answered with %i %s', (path, status, cause) =>
  expect(decode(path)).toMatchObject({ ok: false, status, cause }),
)

test('a path that is not below the one of the gateway is not found', () => {
  expect(decodePushPath('/metrics/job/a', paths, plain)).toMatchObject({ status: 404 })
})

test('a job that cannot be decoded is told apart: it locks gateways up to 1.6.0', () => {
  expect(decode('/metrics/job@base64/!!')).toMatchObject({ status: 400, locksRoute: true })
  expect(decode('/metrics/job/a/k@base64/!!')).toMatchObject({ status: 400, locksRoute: false })
})

describe('where any name is known', () => {
  test.each([
    ['U__a_2e_b', 'a.b'],
    ['U__x__y', 'x_y'],
    ['U__x_1F600_', 'x😀'],
    ['U__x_d800_', 'U__x_d800_'],
    ['U__x_', 'U__x_'],
    ['U____5f_x', 'U____5f_x'],
    ['plain', 'plain'],
  ])('%s in a path is %s', (written, name) => expect(unescapeName(written)).toBe(name))

  test('it is taken as it is', () => {
    expect(decode('/metrics/job/a/foo-bar/x', { utf8Names: true })).toMatchObject({ ok: true })
  })
})

test.each([
  [[['job', '']], 'job name is required'],
  [[['k', 'v']], 'job name is required'],
  [
    [
      ['job', 'a'],
      ['a.b', ''],
    ],
    'improper label name "a.b"',
  ],
  [
    [
      ['job', 'a'],
      ['__x', ''],
    ],
    'improper label name "__x"',
  ],
] as const)('labels %j are no key: %s', (labels, cause) =>
  expect(targetOfLabels(labels, plain)).toMatchObject({ ok: false, status: 400, cause }),
)

test('values that no percent-encoding carries are named', () => {
  const key = groupingKey([
    ['job', 'a%b'],
    ['a', ''],
    ['b', '..'],
    ['c', 'x/y'],
    ['d', ' '],
  ])
  expect(needsBase64(key)).toEqual(['a', 'b', 'c'])
})

test('base64 is decoded as Go decodes it', () => {
  expect(decodeBase64('YWFh!')).toEqual({ ok: false, at: 4, text: 'aaa' })
  expect(decodeBase64('YWFhY')).toEqual({ ok: false, at: 4, text: 'aaa' })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bytes = Buffer.from(text.toWellFormed())
      expect(decodeBase64(bytes.toString('base64url'))).toEqual({ ok: true, text: text.toWellFormed() })
    }),
  )
})

test.each([
  ['http://h:9091/metrics/job/a?x=y#z', '/metrics/job/a', 'h:9091', ['query-ignored', 'fragment-dropped']],
  [" 'h:9091/metrics/job/a' ", '/metrics/job/a', 'h:9091', []],
  ['/metrics/job/a/k/..', '/metrics/job/a/k/..', null, ['dot-segments']],
  ['/metrics/job/a b', '/metrics/job/a b', null, ['not-encoded']],
])('the URL %j is taken apart', (text, path, host, notes) => expect(readPushUrl(text)).toEqual({ path, host, notes }))
