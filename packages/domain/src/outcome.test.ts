import { describe, expect, test } from 'vitest'
import { judgeAfter, judgeBefore } from './outcome.ts'
import type { SeenGroup } from './plan.ts'

const aGroup = (given: Partial<SeenGroup> = {}): SeenGroup => ({
  id: 'a',
  gateway: 'prod',
  key: [['job', 'a']],
  state: 'stale',
  doubt: null,
  pushedAt: 100,
  failedAt: 50,
  series: 1,
  ...given,
})

const found = { pushedAt: 100, failedAt: 50, doubt: null }

describe('before a delete, an item', () => {
  test('goes when it is as the plan saw it', () => expect(judgeBefore(aGroup(), found)).toBeNull())

  test.each([
    ['already-gone', 'it was not there any more', {}, undefined],
    ['skipped', 'it was pushed again, and kept', {}, { ...found, pushedAt: 101 }],
    ['skipped', 'it was pushed again, and kept', {}, { ...found, pushedAt: 99 }],
    ['skipped', 'a push to it was refused meanwhile, and kept', {}, { ...found, failedAt: 101 }],
    ['skipped', 'its identity is in doubt', {}, { ...found, doubt: 'twin' }],
    ['already-gone', 'it was not there any more', { state: 'missing' }, undefined],
    ['skipped', 'it is back, and kept', { state: 'missing' }, found],
  ] as const)('is %s because %s', (outcome, detail, item, found) => {
    expect(judgeBefore(aGroup(item), found)).toEqual({ outcome, detail })
  })
})

describe('after a delete, an item', () => {
  test('is deleted when it is read no more', () => {
    expect(judgeAfter(aGroup(), undefined)).toMatchObject({ outcome: 'deleted' })
  })

  test('is not settled while it is still there, though a push to it was refused', () => {
    expect(judgeAfter(aGroup(), found)).toBeNull()
    expect(judgeAfter(aGroup(), { ...found, failedAt: 200 })).toBeNull()
    expect(judgeAfter(aGroup({ pushedAt: 0 }), { ...found, pushedAt: 0 })).toBeNull()
  })

  test('came back when it has another push time, or none and another refusal', () => {
    expect(judgeAfter(aGroup(), { ...found, pushedAt: 200 })).toMatchObject({ outcome: 'came-back' })
    expect(judgeAfter(aGroup(), { ...found, pushedAt: 0, failedAt: 200 })).toMatchObject({ outcome: 'came-back' })
    expect(judgeAfter(aGroup({ pushedAt: 0 }), { ...found, pushedAt: 0, failedAt: 200 })).toMatchObject({
      outcome: 'came-back',
    })
  })
})
