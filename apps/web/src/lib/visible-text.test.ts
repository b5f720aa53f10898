import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortened, visibleText } from './visible-text.ts'

test('control and bidirectional characters show', () => {
  expect(visibleText('a\nb\tc\u0000d\u202ee\u200f')).toBe('a⏎b⇥c␀d‹U+202E›e‹U+200F›')
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', '\u202e'), maxLength: 300 })

test('a shortened text is short, and starts and ends as the whole does', () => {
  fc.assert(
    fc.property(letters, fc.integer({ min: 5, max: 80 }), (text, most) => {
      const short = shortened(text, most)
      const cut = short.indexOf('…')
      expect(Array.from(short).length).toBeLessThanOrEqual(most)
      expect(short === text || (text.startsWith(short.slice(0, cut)) && text.endsWith(short.slice(cut + 1)))).toBe(true)
    }),
  )
})
