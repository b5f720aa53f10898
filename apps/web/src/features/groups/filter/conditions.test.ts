import { expect, test } from 'vitest'
import { readConditions } from './conditions.ts'
import { filterWith } from './filter-with.ts'

const said = (text: string) =>
  readConditions(text)?.map((one) => {
    if (one.kind === 'written') return one.text
    if (one.kind === 'age') return `${one.param} ${one.value}`
    return one.kind === 'state' ? one.state : one.gateway
  })

test.each([
  ['job=report pod=x', ['job="report"', 'pod="x"']],
  ['job=report,pod=x', ['job="report"', 'pod="x"']],
  ['job=report, pod!=x', ['job="report"', 'pod!="x"']],
  ['job="a b" pod=x', ['job="a b"', 'pod="x"']],
  ['job="a\\"b" late', ['job="a\\"b"', 'late']],
  ['fresh job=report', ['fresh', 'job="report"']],
  ['Fresh late', ['fresh', 'late']],
  ['fresh job="rep', ['fresh', 'job=~"(?i)rep.*"']],
  ['job=report > 1h', ['job="report"', 'older_than 1h']],
  ['older than 1d 12h job=a', ['older_than 1d12h', 'job="a"']],
  ['', []],
])('%s is several conditions', (text, conditions) => expect(said(text)).toEqual(conditions))

test.each(['etl', 'job=nightly report', 'fresh etl', 'job=', '{job="a"}', 'job="a" or pod="b"', '36h'])(
  '%s is not conditions only',
  (text) => expect(readConditions(text)).toBeUndefined(),
)

const filter = { match: '', state: ['late' as const], collisions: [], gateway: [], older_than: '2h', younger_than: '' }

test('states and gateways come to those there are, an age replaces', () => {
  const change = filterWith(filter, [
    { kind: 'state', state: 'fresh' },
    { kind: 'state', state: 'late' },
    { kind: 'gateway', gateway: 'prod' },
    { kind: 'age', param: 'older_than', value: '1d' },
  ])
  expect(change).toEqual({ state: ['late', 'fresh'], gateway: ['prod'], older_than: '1d' })
})
