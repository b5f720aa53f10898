import { expect, test } from 'vitest'
import { containing, patternWords, startingWith } from './patterns.ts'

const matcher = (op: '=' | '!=' | '=~' | '!~', value: string) => ({ name: 'job', op, value })

test('a word becomes a pattern that takes it literally, in any case', () => {
  expect(containing('job', 'a.b*').value).toBe('(?i).*a\\.b\\*.*')
})

test('half a value becomes a pattern of how it starts; a pattern stays', () => {
  expect(startingWith(matcher('=', 'a.b'))).toEqual(matcher('=~', '(?i)a\\.b.*'))
  expect(startingWith(matcher('!=', 'a'))).toEqual(matcher('!~', '(?i)a.*'))
  expect(startingWith(matcher('=~', 'a+'))).toEqual(matcher('=~', 'a+'))
})

test('such patterns have words, others do not', () => {
  expect(patternWords(containing('job', 'a.b'))).toBe('containing')
  expect(patternWords(startingWith(matcher('=', 'a.b')))).toBe('starting with')
  expect(patternWords(startingWith(matcher('!=', 'a')))).toBe('not starting with')
  expect(patternWords(matcher('=~', '(?i)a+.*'))).toBeUndefined()
  expect(patternWords(matcher('=~', 'a.*'))).toBeUndefined()
  expect(patternWords(matcher('=', '(?i)a.*'))).toBeUndefined()
})
