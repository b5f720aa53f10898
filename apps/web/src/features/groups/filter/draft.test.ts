import { expect, test } from 'vitest'
import { readDraft, withMatchers } from './draft.ts'

test.each([
  ['etl', { kind: 'plain', text: 'etl' }],
  ['late', { kind: 'plain', text: 'late' }],
  ['age', { kind: 'plain', text: 'age' }],
  ['job=et', { kind: 'value', name: 'job', op: '=', value: 'et', isOpen: false }],
  ['job!="et', { kind: 'value', name: 'job', op: '!=', value: 'et', isOpen: true }],
  ['job=nightly report', { kind: 'value', name: 'job', op: '=', value: 'nightly report', isOpen: false }],
  ['job=~"etl.*"', { kind: 'selector', text: 'job=~"etl.*"' }],
  ['job="a b", pod!=""', { kind: 'selector', text: 'job="a b", pod!=""' }],
  ['{job=~"etl.*",pod!=""}', { kind: 'selector', text: '{job=~"etl.*",pod!=""}' }],
  ['job=a pod=b what', { kind: 'selector', text: 'job=a pod=b what' }],
])('%s is read for what it is', (text, draft) => {
  expect(readDraft(text)).toEqual(draft)
})

test('the opposite of a condition replaces it, the same is not repeated', () => {
  const is = { name: 'job', op: '=', value: 'a' } as const
  const isNot = { name: 'job', op: '!=', value: 'a' } as const
  expect(withMatchers([is], [is])).toEqual([is])
  expect(withMatchers([is], [isNot])).toEqual([isNot])
})
