import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupingKey } from '../grouping-key.ts'
import { rawText, shownText } from '../raw-text.ts'
import { hasTimesOf, poisonedKeys, trueKeyOf } from './poisoned-keys.ts'

const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`
const hex = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`

const plain = (byte: number) => byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c

const printBytes = (bytes: Uint8Array, escapeByte: (byte: number) => string) =>
  Array.from(bytes, (byte) => (plain(byte) ? String.fromCharCode(byte) : escapeByte(byte))).join('')

type Style = { readonly open: string; readonly close: string; readonly escapeByte: (byte: number) => string }

const line = (metric: string, value: Uint8Array, { open, close, escapeByte }: Style, more = '') =>
  `* collected metric "${metric}" { label:${open}name:"instance"  value:"" ${close} ` +
  `label:${open}name:"job" value:"a" ${close} label:${open}name:"k" value:"${printBytes(value, escapeByte)}" ${close} ${more}` +
  `gauge:${open}value:${metric === 'push_time_seconds' ? '0' : '1.795707301934656e+09'} ${close} } has a label named "k" whose value is not utf8: "…"`

const entry = (value: Uint8Array, style: Style, more = '') =>
  [line('push_failure_time_seconds', value, style, more), line('push_time_seconds', value, style, more)].join('\n')

const styles = [
  { open: '<', close: '>', escapeByte: octal },
  { open: '{', close: '}', escapeByte: hex },
]

test.each(styles)('the bytes of a key survive the error of a metrics page: $open', (style) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), (bytes) => {
      const [found] = poisonedKeys(`An error has occurred while serving metrics:\n\n${entry(bytes, style)}`)
      expect(found).toMatchObject({ pushedAt: 0, failedAt: 1_795_707_301_934.656 })
      expect([...rawText.encode(new Map(found?.labels).get('k') ?? '')]).toEqual([...bytes])
    }),
  )
})

const brace = { open: '{', close: '}', escapeByte: hex }

test('a group is found by what is shown of it and by its times', () => {
  const value = rawText.decode(Uint8Array.of(0xff, 0x61))
  const [poisoned] = poisonedKeys(entry(Uint8Array.of(0xff, 0x61), brace))
  if (!poisoned) throw new Error('nothing was named')
  const key = groupingKey([
    ['job', 'a'],
    ['k', shownText(value)],
  ])
  expect(trueKeyOf(key, poisoned)).toEqual([
    ['job', 'a'],
    ['k', value],
  ])
  expect(trueKeyOf([['job', 'a']], poisoned)).toBeNull()
  expect(hasTimesOf({ key, pushedAt: 0, failedAt: 1_795_707_301_934.656 }, poisoned)).toBe(true)
  expect(hasTimesOf({ key, pushedAt: 1, failedAt: 1_795_707_301_934.656 }, poisoned)).toBe(false)
})

test('a key that was pushed with U+FFFD is never taken for one that is not UTF-8', () => {
  const [poisoned] = poisonedKeys(entry(Buffer.from('\ufffd'), brace))
  const key = groupingKey([
    ['job', 'a'],
    ['k', '\ufffd'],
  ])
  expect(poisoned && trueKeyOf(key, poisoned)).toBeNull()
})

test('a label that looks like a time is none', () => {
  const forged = ' label:{name:"z" value:"gauge:<value:1 > gauge:{value:1 }"} '
  expect(poisonedKeys(entry(Uint8Array.of(0xff), brace, forged))).toMatchObject([{ failedAt: 1_795_707_301_934.656 }])
})

test('any other message names no key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(poisonedKeys(text)).toEqual([])
    }),
  )
})
