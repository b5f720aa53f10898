import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainName, pathName } from './label-name.ts'

const plainName = () => fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/)
const oddName = () => fc.string({ unit: 'binary', minLength: 1 }).filter((name) => !isPlainName(name))

test('a plain name stands in a path as it is', () => {
  fc.assert(
    fc.property(plainName(), (name) => {
      expect(pathName.encode(name)).toBe(name)
    }),
  )
})

test('any other name survives its path, as a plain one', () => {
  fc.assert(
    fc.property(oddName(), (name) => {
      expect(isPlainName(pathName.encode(name))).toBe(true)
      expect(pathName.decode(pathName.encode(name))).toBe(name)
    }),
  )
})

test.each([
  ['foo.bar', 'U__foo_2e_bar'],
  ['a_b.c', 'U__a__b_2e_c'],
  ['1st', 'U___31_st'],
  ['x/y/k', 'U__x_2f_y_2f_k'],
  ['é😀', 'U___e9__1f600_'],
])('%s stands in a path as %s, as Prometheus encodes it', (name, text) => expect(pathName.encode(name)).toBe(text))

test.each(['', '1a', 'a-b', 'a\n', 'a b', 'é'])('%j is not a plain name', (name) =>
  expect(isPlainName(name)).toBe(false),
)
