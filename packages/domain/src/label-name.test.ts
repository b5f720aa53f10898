import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAmbiguousName, isPlainName, pathName } from './label-name.ts'

const plainName = () => fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/)
const oddName = () => fc.string({ unit: 'binary', minLength: 1 }).filter((name) => !isPlainName(name))
const encodedName = () => plainName().map((name) => `U__${name}`)

test('a plain name that looks like no encoded one stands in a path as it is', () => {
  const ownName = plainName().filter((name) => !name.startsWith('U__'))
  fc.assert(
    fc.property(ownName, (name) => {
      expect(pathName.encode(name)).toBe(name)
    }),
  )
})

test('any other name survives its path, as a plain one', () => {
  fc.assert(
    fc.property(fc.oneof(oddName(), encodedName()), (name) => {
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
  ['U__foo_2e_bar', 'U__U____foo__2e__bar'],
  ['é😀', 'U___e9__1f600_'],
])('%s stands in a path as %s, as Prometheus encodes it', (name, text) => expect(pathName.encode(name)).toBe(text))

test.each(['', '1a', 'a-b', 'a\n', 'a b', 'é'])('%j is not a plain name', (name) =>
  expect(isPlainName(name)).toBe(false),
)

test.each(['foo.bar', '', 'U__', 'U__foo'])('%j can mean another name in a path', (name) =>
  expect(isAmbiguousName(name)).toBe(true),
)

test.each(['foo', 'U_', 'U_foo', 'u__foo', 'aU__'])('%j means itself in every path', (name) =>
  expect(isAmbiguousName(name)).toBe(false),
)
