import { expect, test } from 'vitest'
import { readDraft } from './draft.ts'
import { suggestionsFor, suggestionText } from './suggestions.ts'

const pair = (name: string, value: string, groups: number) => ({ name, value, groups })
const job = { name: 'job', groups: 9 }
const nothing = { names: [], values: [], pairs: [] }
const gateways = ['prod', 'lab']
const offered = (text: string, answer: Partial<Parameters<typeof suggestionsFor>[1]['answer']> = {}) =>
  suggestionsFor(readDraft(text), { answer: { ...nothing, ...answer }, gateways }).map(suggestionText)

test('a word offers the one label it is found in, then its values', () => {
  expect(offered('W-07', { pairs: [pair('instance', 'w-07:80', 2), pair('instance', 'W-071', 1)] })).toEqual([
    'instance=~"(?i).*W-07.*"',
    'instance="w-07:80"',
    'instance="W-071"',
  ])
})

test('of several labels job comes first, else the most frequent', () => {
  const pairs = [pair('pod', 'etl-1', 9), pair('env', 'etl', 3)]
  expect(offered('etl', { pairs })[0]).toBe('pod=~"(?i).*etl.*"')
  expect(offered('etl', { pairs: [...pairs, pair('job', 'etl', 1)] })[0]).toBe('job=~"(?i).*etl.*"')
  expect(offered('etl')[0]).toBe('job=~"(?i).*etl.*"')
})

test('the name of a state comes first, the beginning of one does not', () => {
  expect(offered('stale')[0]).toBe('state stale')
  expect(offered('st')[0]).toBe('job=~"(?i).*st.*"')
})

test('a duration or a sign offers ages first, a word that may be a name after it', () => {
  const older = '> 36 h (last push older than)'
  expect(offered('36h').slice(0, 2)).toEqual([older, '< 36 h (last push younger than)'])
  expect(offered('age > 36h')).toEqual([older])
  expect(offered('<5m')).toEqual(['< 5 m (last push younger than)'])
  expect(offered('>')[0]).toBe('> 1 h (last push older than)')
  expect(offered('age').slice(0, 2)).toEqual(['job=~"(?i).*age.*"', '> 1 h (last push older than)'])
})

test('an open quote offers all that start so, unless none does', () => {
  const values = [{ value: 'Report-eu', groups: 3 }]
  expect(offered('job="rep', { values })).toEqual(['job=~"(?i)rep.*"', 'job="Report-eu"'])
  expect(offered('job="port', { values })).toEqual(['job="Report-eu"'])
  expect(offered('job=rep', { values })).toEqual(['job="Report-eu"'])
})

test('state and gateway are our filters unless a label is called so', () => {
  expect(offered('state=fai')).toEqual(['state failing'])
  expect(offered('gateway=pr')).toEqual(['gateway prod'])
  const answer = { names: [{ name: 'state', groups: 1 }], values: [{ value: 'failing', groups: 1 }] }
  expect(offered('state=fai', answer)).toEqual(['state="failing"'])
})

test('nothing typed offers label names', () => {
  expect(offered('', { names: [job] })).toEqual(['job='])
})
