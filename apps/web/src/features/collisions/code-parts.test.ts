import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeParts } from './code-parts.ts'

const code = (text: string, ...metrics: readonly string[]) =>
  codeParts(text, new Set(metrics))
    .filter(({ isCode }) => isCode)
    .map((part) => part.text)

test.each([
  ['size{job="a", db="x"} comes out of both', ['size{job="a", db="x"}']],
  ['drop it from {job="a"}, not from {job="b"}.', ['{job="a"}', '{job="b"}']],
  ['of {job="a}b\\"{"} only', ['{job="a}b\\"{"}']],
  ['a { that is open', []],
])('%s', (text, expected) => expect(code(text)).toEqual(expected))

test('the metric is code wherever it is a word of its own', () => {
  expect(code('up is not uptime; up, again', 'up')).toEqual(['up', 'up'])
  expect(code('foo_sum against foo', 'foo', 'foo_sum')).toEqual(['foo_sum', 'foo'])
  expect(code('nothing of it', '')).toEqual([])
})

test('no character is lost or added', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '{', '}', '"', '\\', '=', ' ', ':') }), (text) => {
      expect(
        codeParts(text, new Set(['a']))
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
