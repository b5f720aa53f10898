import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeOf } from './sections.ts'

test('every row of a list of sections has its place, in their order, and none comes after the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), (counts) => {
      const sections = counts.map((count, name) => ({ name, count }))
      const places = sections.flatMap(({ name, count }) =>
        Array.from({ length: count }, (_, index) => ({ name, index })),
      )
      expect(places.map((_, index) => placeOf(sections, index))).toEqual(places)
      expect(placeOf(sections, places.length)).toBeUndefined()
    }),
  )
})
