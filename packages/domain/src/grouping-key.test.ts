import { groupingKey as anyKey } from '@gatehouse/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalKey, groupingKey, labelValue, readingOrder } from './grouping-key.ts'

const shuffled = () =>
  anyKey().chain((key) => fc.tuple(fc.constant(key), fc.shuffledSubarray([...key], { minLength: key.length })))

test('the order of labels makes no difference to a key', () => {
  fc.assert(
    fc.property(shuffled(), ([key, labels]) => {
      expect(groupingKey(labels)).toEqual(key)
      expect(canonicalKey(groupingKey(labels))).toBe(canonicalKey(key))
    }),
  )
})

test('a repeated label keeps its last value, as the Pushgateway does', () => {
  const key = groupingKey([
    ['job', 'a'],
    ['k', '1'],
    ['k', '2'],
  ])
  expect(key).toEqual([
    ['job', 'a'],
    ['k', '2'],
  ])
})

test('two keys share their canonical text only when they are equal', () => {
  fc.assert(
    fc.property(anyKey(), anyKey(), (a, b) => {
      expect(canonicalKey(a) === canonicalKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      expect(JSON.parse(canonicalKey(a))).toEqual(a)
    }),
  )
})

test('keys that differ in an empty label, in quotes or in where a name ends are different', () => {
  const keys = [
    [['job', 'a']],
    [
      ['instance', ''],
      ['job', 'a'],
    ],
    [['job', 'a"],["k","']],
    [
      ['job', 'a'],
      ['k', ''],
    ],
    [['jobk', 'a']],
  ] as const
  expect(new Set(keys.map((labels) => canonicalKey(groupingKey(labels)))).size).toBe(keys.length)
})

test('an absent label has the empty value, and so has an empty one', () => {
  expect(labelValue([['job', 'a']], 'toString')).toBe('')
  expect(labelValue([['k', '']], 'k')).toBe('')
  expect(labelValue([['__proto__', 'x']], '__proto__')).toBe('x')
})

test('people read the job first and the rest by name', () => {
  const key = groupingKey([
    ['z', '1'],
    ['a', '2'],
    ['job', 'x'],
  ])
  expect(readingOrder(key).map(([name]) => name)).toEqual(['job', 'a', 'z'])
})
