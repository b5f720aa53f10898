import { labelValue } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapePattern, type MatchOperator } from '../selector.ts'
import { compileMatcher, matchesLabels } from './compile-matcher.ts'

const compiled = (op: MatchOperator, value: string) => {
  const result = compileMatcher({ name: 'job', op, value })
  if (!result.ok) throw new Error(result.reason)
  return result.matcher
}

// Longer ones are no patterns any more.
const shortText = () => labelValue().map((text) => text.slice(0, 400).toWellFormed())

const accepts = (op: MatchOperator, value: string, found: string) => compiled(op, value).accepts(found)

describe('a matcher', () => {
  test('accepts a value or its opposite does, never both', () => {
    fc.assert(
      fc.property(labelValue(), labelValue(), fc.constantFrom('', 'a.*', '.+', '[^x]*'), (value, found, pattern) => {
        expect(accepts('=', value, found)).toBe(found === value)
        expect(accepts('!=', value, found)).toBe(found !== value)
        expect(accepts('!~', pattern, found)).toBe(!accepts('=~', pattern, found))
      }),
    )
  })

  test('takes an absent label for the empty text', () => {
    const labels = [['pod', 'x']] as const
    expect(matchesLabels([compiled('=', '')], labels)).toBe(true)
    expect(matchesLabels([compiled('=~', '.*')], labels)).toBe(true)
    expect(matchesLabels([compiled('=~', '.+')], labels)).toBe(false)
  })

  test('is one of several that all have to accept', () => {
    const labels = [['job', 'abc']] as const
    expect(matchesLabels([compiled('=~', 'a.*'), compiled('!=', 'b')], labels)).toBe(true)
    expect(matchesLabels([compiled('=~', 'a.*'), compiled('=', 'b')], labels)).toBe(false)
    expect(matchesLabels([], labels)).toBe(true)
  })
})

describe('a pattern', () => {
  test('of an escaped text matches that text and no other', () => {
    fc.assert(
      fc.property(shortText(), labelValue(), (text, other) => {
        expect(accepts('=~', escapePattern(text), text)).toBe(true)
        expect(accepts('=~', escapePattern(text), other)).toBe(text === other)
      }),
    )
  })

  test.each([
    ['a', 'a'],
    ['a|ab', 'ab'],
    ['^a$', 'a'],
    ['a.c', 'a\nc'],
    ['.', '\u{1f600}'],
    ['(?i)ÉTÉ', 'été'],
    ['\\pL+', 'été'],
    ['\\Qa.b\\E', 'a.b'],
    ['(?P<n>a)', 'a'],
    ['', ''],
  ])('%j matches %j', (pattern, value) => expect(accepts('=~', pattern, value)).toBe(true))

  test.each([
    ['a', 'ba'],
    ['a', 'ab'],
    ['a|b', 'ab'],
    ['a', 'a\n'],
    ['a$', 'a\n'],
    ['', 'a'],
  ])('%j is anchored at both ends and does not match %j', (pattern, value) => {
    expect(accepts('=~', pattern, value)).toBe(false)
  })

  test.each(['(?=a)', '(?<!a)b', '\\1', '(', 'a)|(b', '[', '*', 'a{1001}', '((a{30}){30}){30}', 'x'.repeat(1001)])(
    '%j is refused with a reason',
    (pattern) => {
      expect(compileMatcher({ name: 'job', op: '=~', value: pattern })).toEqual({
        ok: false,
        reason: expect.stringMatching(/^(not a pattern RE2 knows: |a pattern has at most )./),
      })
    },
  )

  // A backtracking engine needs longer than the universe has for these; the limit of the test is the proof.
  test.each([
    ['(a+)+$', 'a', '!'],
    ['(a|aa)+', 'a', '!'],
    ['(x+x+)+y', 'x', ''],
    ['(.*)*=', '=', '!'],
    ['(a?){50}a{50}', 'a', '!'],
  ])(
    '%j runs in linear time',
    (pattern, char, end) => {
      expect(accepts('=~', pattern, char.repeat(50_000) + end)).toBe(false)
    },
    20_000,
  )
})
