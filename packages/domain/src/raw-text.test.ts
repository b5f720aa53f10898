import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupPath } from './group-path.ts'
import { groupingKey } from './grouping-key.ts'
import { hasRawBytes, printRawKey, rawText, shownText } from './raw-text.ts'

test('any bytes survive as text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...rawText.encode(rawText.decode(bytes))]).toEqual([...bytes])
    }),
  )
})

test('text that is whole is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(rawText.decode(new TextEncoder().encode(text))).toBe(text)
      expect(hasRawBytes(text)).toBe(false)
    }),
  )
})

test('bytes that are not UTF-8 are shown as a gateway shows them, and printed as what they are', () => {
  const value = rawText.decode(Uint8Array.of(0xff, 0xfe, 0x61))
  expect(hasRawBytes(value)).toBe(true)
  expect(shownText(value)).toBe('\ufffd\ufffda')
  expect(
    printRawKey([
      ['job', 'a'],
      ['k', value],
    ]),
  ).toBe(String.raw`{job="a", k="\xff\xfea"}`)
})

test('the path of a key that is not UTF-8 carries its bytes', () => {
  const key = groupingKey([
    ['job', 'a'],
    ['k', rawText.decode(Uint8Array.of(0xff, 0xfe))],
  ])
  expect(groupPath.encode(key)).toBe('/metrics/job@base64/YQ/k@base64/__4')
  expect(groupPath.decode(groupPath.encode(key))).toEqual(key)
})
