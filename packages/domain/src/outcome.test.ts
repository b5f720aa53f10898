import { describe, expect, test } from 'vitest'
import { type Found, judgeAfter, judgeBefore } from './outcome.ts'
import type { SeenGroup } from './plan.ts'
import { aSeenGroup } from './test-seen-group.ts'

const found = { pushedAt: 100, failedAt: 0, doubt: null }

describe('before a delete, an item', () => {
  test('goes when it is as the plan saw it', () => expect(judgeBefore(aSeenGroup(), found)).toBeNull())

  test.each([
    ['already-gone', 'not-there', 'it was not there any more', {}, undefined],
    ['skipped', 'pushed-again', 'it was pushed again, and kept', {}, { ...found, pushedAt: 101 }],
    ['skipped', 'pushed-again', 'it was pushed again, and kept', {}, { ...found, pushedAt: 99 }],
    ['skipped', 'push-refused', 'kept: another push to it was refused meanwhile', {}, { ...found, failedAt: 101 }],
    ['skipped', 'identity-in-doubt', 'its identity is in doubt', {}, { ...found, doubt: 'twin' }],
    ['already-gone', 'not-there', 'it was not there any more', { state: 'missing' }, undefined],
    ['skipped', 'returned', 'it is back, and kept', { state: 'missing' }, found],
  ] as const)('is %s (%s) because %s', (outcome, reason, detail, item, found) => {
    expect(judgeBefore(aSeenGroup(item), found)).toEqual({ outcome, reason, detail })
  })
})

describe('after a delete that was accepted at 10 s, a group', () => {
  const after = (
    item: Partial<SeenGroup>,
    seen: Partial<NonNullable<Found>> | null,
    acceptedAt: number | null = 10_000,
  ) => judgeAfter(aSeenGroup(item), seen === null ? undefined : { ...found, ...seen }, acceptedAt)

  test('is gone when it is not there', () => {
    expect(after({}, null)).toBe('gone')
  })

  test('waits while it is still there, though a push to it was refused', () => {
    expect(after({}, {})).toBe('waiting')
    expect(after({}, { failedAt: 200 })).toBe('waiting')
    expect(after({ pushedAt: 0 }, { pushedAt: 0 })).toBe('waiting')
  })

  test('changed when it has another push time, which may be from before the delete', () => {
    expect(after({}, { pushedAt: 200 })).toBe('changed')
    expect(after({}, { pushedAt: 10_999 })).toBe('changed')
    expect(after({}, { pushedAt: 99_000 }, null)).toBe('changed')
    expect(after({ pushedAt: 0 }, { pushedAt: 0, failedAt: 200 })).toBe('changed')
  })

  test('came back when it was pushed a second after the delete or later', () => {
    expect(after({}, { pushedAt: 11_000 })).toBe('came-back')
    expect(after({ pushedAt: 0 }, { pushedAt: 0, failedAt: 11_000 })).toBe('came-back')
  })
})
