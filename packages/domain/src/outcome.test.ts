import { describe, expect, test } from 'vitest'
import { judgeAfter, judgeBefore } from './outcome.ts'
import { aSeenGroup } from './test-seen-group.ts'

const found = { pushedAt: 100, failedAt: 0, doubt: null }

describe('before a delete, an item', () => {
  test('goes when it is as the plan saw it', () => expect(judgeBefore(aSeenGroup(), found)).toBeNull())

  test.each([
    ['already-gone', 'it was not there any more', {}, undefined],
    ['skipped', 'it was pushed again, and kept', {}, { ...found, pushedAt: 101 }],
    ['skipped', 'it was pushed again, and kept', {}, { ...found, pushedAt: 99 }],
    ['skipped', 'kept: another push to it was refused meanwhile', {}, { ...found, failedAt: 101 }],
    ['skipped', 'its identity is in doubt', {}, { ...found, doubt: 'twin' }],
    ['already-gone', 'it was not there any more', { state: 'missing' }, undefined],
    ['skipped', 'it is back, and kept', { state: 'missing' }, found],
  ] as const)('is %s because %s', (outcome, detail, item, found) => {
    expect(judgeBefore(aSeenGroup(item), found)).toEqual({ outcome, detail })
  })
})

describe('after a delete, an item', () => {
  test('is deleted when it is read no more', () => {
    expect(judgeAfter(aSeenGroup(), undefined)).toMatchObject({ outcome: 'deleted' })
  })

  test('is not settled while it is still there, though a push to it was refused', () => {
    expect(judgeAfter(aSeenGroup(), found)).toBeNull()
    expect(judgeAfter(aSeenGroup(), { ...found, failedAt: 200 })).toBeNull()
    expect(judgeAfter(aSeenGroup({ pushedAt: 0 }), { ...found, pushedAt: 0 })).toBeNull()
  })

  test('came back when it has another push time, or none and another refusal', () => {
    expect(judgeAfter(aSeenGroup(), { ...found, pushedAt: 200 })).toMatchObject({ outcome: 'came-back' })
    expect(judgeAfter(aSeenGroup(), { ...found, pushedAt: 0, failedAt: 200 })).toMatchObject({ outcome: 'came-back' })
    expect(judgeAfter(aSeenGroup({ pushedAt: 0 }), { ...found, pushedAt: 0, failedAt: 200 })).toMatchObject({
      outcome: 'came-back',
    })
  })
})
