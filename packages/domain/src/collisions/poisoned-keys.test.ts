import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupingKey } from '../grouping-key.ts'
import { rawText, shownText } from '../raw-text.ts'
import { poisonedKeys, trueKeyOf } from './poisoned-keys.ts'

const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`
const hex = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`

const plain = (byte: number) => byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c

const printBytes = (bytes: Uint8Array, escapeByte: (byte: number) => string) =>
  Array.from(bytes, (byte) => (plain(byte) ? String.fromCharCode(byte) : escapeByte(byte))).join('')

const entry = (
  value: Uint8Array,
  { open, close, escapeByte }: { open: string; close: string; escapeByte: (byte: number) => string },
) =>
  `* collected metric "push_failure_time_seconds" { label:${open}name:"instance"  value:"" ${close} ` +
  `label:${open}name:"job" value:"a" ${close} label:${open}name:"k" value:"${printBytes(value, escapeByte)}" ${close} ` +
  `gauge:${open}value:1.795707301934656e+09 ${close} } has a label named "k" whose value is not utf8: "…"`

const styles = [
  { open: '<', close: '>', escapeByte: octal },
  { open: '{', close: '}', escapeByte: hex },
]

test.each(styles)('the bytes of a key survive the error of a metrics page: $open', (style) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), (bytes) => {
      const [found] = poisonedKeys(`An error has occurred while serving metrics:\n\n${entry(bytes, style)}`)
      expect(found?.failedAt).toBe(1_795_707_301_934.656)
      expect([...rawText.encode(new Map(found?.labels).get('k') ?? '')]).toEqual([...bytes])
    }),
  )
})

test('a group is found by what is shown of it and by its failure time', () => {
  const value = rawText.decode(Uint8Array.of(0xff, 0x61))
  const poisoned = poisonedKeys(entry(Uint8Array.of(0xff, 0x61), { open: '{', close: '}', escapeByte: hex }))
  const key = groupingKey([
    ['job', 'a'],
    ['k', shownText(value)],
  ])
  expect(trueKeyOf({ key, failedAt: 1_795_707_301_934.656 }, poisoned)).toMatchObject({
    trueKey: [
      ['job', 'a'],
      ['k', value],
    ],
  })
  expect(trueKeyOf({ key, failedAt: 1_795_707_301_934.656 }, [...poisoned, ...poisoned])).toBeNull()
  expect(trueKeyOf({ key, failedAt: 1 }, poisoned)).toBeNull()
  expect(trueKeyOf({ key: [['job', 'a']], failedAt: 1_795_707_301_934.656 }, poisoned)).toBeNull()
})

test('any other message names no key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(poisonedKeys(text)).toEqual([])
    }),
  )
})
