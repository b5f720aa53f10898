import { labelValue } from '@gatehouse/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote } from '../selector.ts'
import { unquote } from './unquote.ts'

test('quoted text is unquoted to itself', () => {
  fc.assert(
    fc.property(fc.oneof(labelValue(), fc.string({ unit: 'binary' })), (text) => {
      expect(unquote(quote(text))).toBe(text)
    }),
  )
})

test('quoted text shows no control or bidirectional character', () => {
  fc.assert(
    fc.property(fc.oneof(labelValue(), fc.string({ unit: 'binary' })), (text) => {
      expect(quote(text)).not.toMatch(/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})

test.each([
  ['"\\a\\b\\f\\n\\r\\t\\v\\\\\\""', '\x07\b\f\n\r\t\v\\"'],
  ["'it\\'s \"so\"'", 'it\'s "so"'],
  ['"\\101\\x41\\u0041\\U00000041"', 'AAAA'],
  ['"\\U0001f600"', '\u{1f600}'],
  ['"\\xf0\\x9f\\x98\\x80\\303\\251"', '\u{1f600}é'],
  ['"\\ufeffa"', '\ufeffa'],
  ['`a\\n\n"\'`', 'a\\n\n"\''],
  ['""', ''],
])('%s is %j', (literal, text) => expect(unquote(literal)).toBe(text))

test.each([
  '"\\q"',
  '"\\\'"',
  "'\\\"'",
  '"\\x4"',
  '"\\xff"',
  '"\\400"',
  '"\\08"',
  '"\\ud800"',
  '"\\U00110000"',
  '"abc',
  '"',
  '',
  '"a\'',
])('%s is no text', (literal) => expect(unquote(literal)).toBeUndefined())
