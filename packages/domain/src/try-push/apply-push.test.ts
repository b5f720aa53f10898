import { type MetricFamily, parseText } from '@gatehouse/exposition'
import { expect, test } from 'vitest'
import { groupingKey } from '../grouping-key.ts'
import { changesOf, familiesAfter, overriddenLabels } from './apply-push.ts'

const key = groupingKey([
  ['job', 'a'],
  ['k', 'v'],
])

const familiesOf = (text: string) => {
  const read = parseText(text, { quotedNames: false })
  if (!read.ok) throw new Error(read.reason)
  return read.families
}

const names = (families: readonly MetricFamily[]) => families.map(({ name, series }) => `${name} ${series.length}`)

const before = familiesOf('kept 1\nboth{l="1"} 1\nboth{l="2"} 1\npush_failure_time_seconds 7\npush_time_seconds 8\n')
const brought = familiesOf('both 1\nnew 1\n')

test('PUT leaves what it brings, POST replaces whole families by name; a failure time stays', () => {
  const push = { key, brought, before }
  expect(names(familiesAfter({ ...push, method: 'PUT' }))).toEqual(['both 1', 'new 1', 'push_failure_time_seconds 1'])
  expect(names(familiesAfter({ ...push, method: 'POST' }))).toEqual([
    'both 1',
    'kept 1',
    'new 1',
    'push_failure_time_seconds 1',
  ])
  const told = (method: 'PUT' | 'POST') => changesOf({ ...push, method }).map(({ name, change }) => `${name} ${change}`)
  expect(told('PUT')).toEqual(['both replaced', 'kept dropped', 'new added'])
  expect(told('POST')).toEqual(['both replaced', 'kept kept', 'new added'])
})

test('an empty body empties the group by PUT and changes nothing by POST', () => {
  const push = { key, brought: [], before: familiesOf('kept 1\n') }
  expect(names(familiesAfter({ ...push, method: 'PUT' }))).toEqual([])
  expect(names(familiesAfter({ ...push, method: 'POST' }))).toEqual(['kept 1'])
})

test('series get the labels of the key and an instance', () => {
  const [family] = familiesAfter({ method: 'PUT', key, brought: familiesOf('m{k="x",l="y"} 1\n'), before: null })
  expect(family?.series[0]?.labels).toEqual([
    ['k', 'v'],
    ['l', 'y'],
    ['job', 'a'],
    ['instance', ''],
  ])
})

test('a failure time that is pushed is kept where the group is there, and not where it is new', () => {
  const forged = familiesOf('push_failure_time_seconds 9\npush_time_seconds 9\n')
  expect(names(familiesAfter({ method: 'PUT', key, brought: forged, before: null }))).toEqual([])
  expect(names(familiesAfter({ method: 'PUT', key, brought: forged, before: [] }))).toEqual([
    'push_failure_time_seconds 1',
  ])
})

test('labels that the key overrides are told once for each value, with their line', () => {
  const body = familiesOf('m{k="v"} 1\nm{k="x",l="1"} 1\nm{k="x",l="2"} 1\n')
  expect(overriddenLabels(body, key)).toEqual([{ metric: 'm', label: 'k', from: 'x', to: 'v', line: 2, times: 2 }])
})
