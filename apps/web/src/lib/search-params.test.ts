import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchParams } from './search-params.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1 })
const list = fc.array(text, { minLength: 2, maxLength: 4 })
const search = fc.dictionary(fc.oneof(text, fc.constantFrom('match', 'state', '__proto__')), fc.oneof(text, list))

test('a search survives the URL, whatever it contains', () => {
  fc.assert(
    fc.property(search, (given) => {
      expect(Object.entries(searchParams.parse(searchParams.print(given)))).toEqual(Object.entries(given))
    }),
  )
})

test('what is not set is left out', () => {
  expect(searchParams.print({ match: '', state: [], sort: undefined })).toBe('')
})

test('a list is a repeated name', () => {
  expect(searchParams.print({ state: ['late', 'stale'] })).toBe('?state=late&state=stale')
})
