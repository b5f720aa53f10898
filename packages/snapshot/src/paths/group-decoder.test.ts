import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeTable } from '../collisions/shape-table.ts'
import { decodeGroup } from '../decode-group.ts'
import { parseJson } from '../parse-json.ts'
import { asGoWrites, changed, changes, group } from '../test-gateway-json.ts'
import { groupDecoder } from './group-decoder.ts'

const shapes = shapeTable()

const outcomeOf = (decode: () => unknown) => {
  try {
    return decode() ?? 'broken'
  } catch {
    return 'broken'
  }
}

const parsed = (bytes: Buffer) =>
  outcomeOf(() => {
    const value = parseJson(bytes)
    return value && decodeGroup(value, 0, shapes)
  })

const heads = new Set(['type', 'help'])

/** The same group with other texts for some of those that differ between groups of one kind. */
const retold = (value: unknown, tell: (text: string) => string, name = ''): unknown => {
  if (typeof value === 'string') return heads.has(name) ? value : tell(value)
  if (Array.isArray(value)) return value.map((one) => retold(one, tell))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, retold(one, tell, key)]))
}

const texts = fc.dictionary(
  fc.constantFrom('a', '', '0', '1', 'NaN', '1.5e+09', '2026-11-22T12:41:17.080831059Z'),
  fc.constantFrom(
    'a',
    'b',
    '',
    '\\',
    '"',
    '"}',
    '\u00e9',
    '\ufffd',
    '7',
    '-1',
    '2026-11-22T12:41:17Z',
    '2020-01-01T00:00:00Z',
  ),
)

const teller = (told: Readonly<Record<string, string>>) => (text: string) =>
  Object.hasOwn(told, text) ? (told[text] ?? '') : text

test('a group like another, but for its texts, is decoded to what parsing it gives', () => {
  fc.assert(
    fc.property(group, fc.array(texts, { minLength: 1, maxLength: 4 }), (value, all) => {
      const decoder = groupDecoder()
      for (const told of [{}, ...all]) {
        const bytes = asGoWrites(retold(value, teller(told)))
        expect(outcomeOf(() => decoder.decode(bytes, 0))).toEqual(parsed(bytes))
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a group like another, but for any bytes, is decoded to what parsing it gives', () => {
  fc.assert(
    fc.property(group, fc.array(changes, { minLength: 1, maxLength: 4 }), (value, all) => {
      const decoder = groupDecoder()
      const bytes = asGoWrites(value)
      for (const each of [[], ...all]) {
        const altered = changed(bytes, each)
        expect(outcomeOf(() => decoder.decode(altered, 0))).toEqual(parsed(altered))
      }
    }),
    { numRuns: 1_000 },
  )
})
