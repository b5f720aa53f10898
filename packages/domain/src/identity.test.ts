import { groupingKey as anyKey } from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupingKey } from './grouping-key.ts'
import { agreesWithPushTime, hasReplacementCharacter, labelsFromPushTime, twinKey } from './identity.ts'

const withEmptyInstance = () =>
  anyKey().map((key) => groupingKey([...key.filter(([name]) => name !== 'instance'), ['instance', '']]))

const withoutInstance = () => anyKey().map((key) => key.filter(([name]) => name !== 'instance'))

/** The labels a gateway gives to `push_time_seconds`: those of the group, and an empty `instance` where it has none. */
const pushTimeLabels = (key: readonly (readonly [string, string])[]) =>
  [...new Map([['instance', ''] as const, ...key])].reverse()

describe('the labels of a group', () => {
  test('agree with those of its push time', () => {
    fc.assert(
      fc.property(fc.oneof(anyKey(), withEmptyInstance(), withoutInstance()), (key) => {
        expect(agreesWithPushTime(key, pushTimeLabels(key))).toBe(true)
      }),
    )
  })

  test('do not agree with those of another push time', () => {
    fc.assert(
      fc.property(anyKey(), anyKey(), (key, other) => {
        fc.pre(twinKey(key) !== twinKey(other))
        expect(agreesWithPushTime(key, pushTimeLabels(other))).toBe(false)
      }),
    )
  })

  test.each([
    [[['job', 'b']]],
    [
      [
        ['job', 'a'],
        ['k', ''],
      ],
    ],
    [
      [
        ['job', 'a'],
        ['instance', 'x'],
      ],
    ],
    [[]],
  ] as const)('{job="a"} does not agree with %j', (labels) => {
    expect(agreesWithPushTime([['job', 'a']], labels)).toBe(false)
  })

  test('are those of the push time, when they are lost and there is an instance or none', () => {
    const isCertain = (key: readonly (readonly [string, string])[]) =>
      !key.some(([name, value]) => name === 'instance' && value === '')
    fc.assert(
      fc.property(anyKey().filter(isCertain), (key) => {
        expect(groupingKey(labelsFromPushTime(pushTimeLabels(key)))).toEqual(key)
      }),
    )
  })
})

describe('twins', () => {
  test('are a key without an instance and the same with an empty one', () => {
    fc.assert(
      fc.property(withoutInstance(), (key) => {
        expect(twinKey([...key, ['instance', '']])).toBe(twinKey(key))
      }),
    )
  })

  test('are nothing else', () => {
    const bare = (key: readonly (readonly [string, string])[]) =>
      JSON.stringify(key.filter(([name, value]) => name !== 'instance' || value !== ''))
    fc.assert(
      fc.property(fc.oneof(anyKey(), withEmptyInstance()), anyKey(), (a, b) => {
        expect(twinKey(a) === twinKey(b)).toBe(bare(a) === bare(b))
      }),
    )
  })
})

test.each([
  [[['job', 'a\ufffd']], true],
  [
    [
      ['job', 'a'],
      ['\ufffd', 'x'],
    ],
    true,
  ],
  [[['job', 'a\ufffe\ufeff?']], false],
] as const)('whether %j may hide bytes that are not UTF-8: %s', (labels, hides) => {
  expect(hasReplacementCharacter(labels)).toBe(hides)
})
