import { expect, test } from 'vitest'
import { containing, readDraft, withMatchers } from './draft.ts'
import { suggestionsFor, suggestionText } from './suggestions.ts'

test.each([
  ['etl', { kind: 'plain', text: 'etl' }],
  ['job=et', { kind: 'value', name: 'job', op: '=', value: 'et' }],
  ['job!="et', { kind: 'value', name: 'job', op: '!=', value: 'et' }],
  ['job=~"etl.*"', { kind: 'selector', text: 'job=~"etl.*"' }],
  ['{job=~"etl.*",pod!=""}', { kind: 'selector', text: '{job=~"etl.*",pod!=""}' }],
])('%s is read for what it is', (text, draft) => {
  expect(readDraft(text)).toEqual(draft)
})

test('a word becomes a pattern that takes it literally', () => {
  expect(containing('job', 'a.b*').value).toBe('.*a\\.b\\*.*')
})

test('the opposite of a condition replaces it, the same is not repeated', () => {
  const is = { name: 'job', op: '=', value: 'a' } as const
  const isNot = { name: 'job', op: '!=', value: 'a' } as const
  expect(withMatchers([is], [is])).toEqual([is])
  expect(withMatchers([is], [isNot])).toEqual([isNot])
})

const labels = {
  names: [{ name: 'job', groups: 9 }],
  values: [{ value: 'etl-load', groups: 4 }],
}
const offered = (text: string) => suggestionsFor(readDraft(text), labels).map(suggestionText)

test('a word offers everything that contains it, then values', () => {
  expect(offered('etl')).toEqual(['job=~".*etl.*"', 'job="etl-load"'])
})

test('the name of a state comes first, the beginning of one does not', () => {
  expect(offered('stale')[0]).toBe('state stale')
  expect(offered('st')[0]).toBe('job=~".*st.*"')
})

test('a duration offers ages', () => {
  expect(offered('36h').slice(0, 2)).toEqual(['older than 36h', 'younger than 36h'])
  expect(offered('<5m')[0]).toBe('younger than 5m')
})

test('nothing typed offers label names', () => {
  expect(offered('')).toEqual(['job='])
})
