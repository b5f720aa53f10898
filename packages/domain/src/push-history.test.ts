import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noHistory, type PushHistory, recentPushLimit, remember } from './push-history.ts'

type Read = { readonly pushedAt: number; readonly failedAt: number }

const fold = (reads: readonly Read[]): PushHistory =>
  reads.reduce<[PushHistory, number]>(
    ([history, previousFailure], read) => [remember(history, read, previousFailure), read.failedAt],
    [noHistory, 0],
  )[0]

const read = (pushedAt: number, failedAt: number): Read => ({ pushedAt, failedAt })

const anyReads = () =>
  fc.array(fc.record({ pushedAt: fc.nat({ max: 12 }), failedAt: fc.nat({ max: 12 }) }), { maxLength: 20, size: 'max' })

/** What a gateway does: each step is a push or a refusal at the next instant, or nothing; then it is read. */
const steps = () => fc.array(fc.constantFrom('push', 'refusal', 'nothing'), { maxLength: 40, size: 'max' })

const readsOf = (steps: readonly string[]): Read[] => {
  const state = { pushedAt: 0, failedAt: 0 }
  return steps.map((step, i) => {
    if (step === 'push') state.pushedAt = i + 1
    if (step === 'refusal') state.failedAt = i + 1
    return { ...state }
  })
}

describe('a push history', () => {
  test('does not change when the same times are read again', () => {
    fc.assert(
      fc.property(anyReads(), fc.nat({ max: 3 }), (reads, times) => {
        const again = reads.flatMap((read) => Array.from({ length: times + 1 }, () => read))
        expect(fold(again)).toEqual(fold(reads))
      }),
    )
  })

  test('is bounded, distinct and oldest first, whatever a gateway says', () => {
    fc.assert(
      fc.property(anyReads(), (reads) => {
        const { pushes } = fold(reads)
        expect(pushes.length).toBeLessThanOrEqual(recentPushLimit)
        expect(pushes).toEqual([...new Set(pushes)].sort((a, b) => a - b))
        expect(pushes).not.toContain(0)
        expect(pushes.at(-1) ?? 0).toBe(reads.findLast(({ pushedAt }) => pushedAt > 0)?.pushedAt ?? 0)
      }),
    )
  })

  test('tells of refusals exactly while one is newer than the last push', () => {
    fc.assert(
      fc.property(anyReads(), (reads) => {
        const { refusedSince, refusals } = fold(reads)
        const last = reads.at(-1) ?? read(0, 0)
        const isRefused = last.failedAt > last.pushedAt
        expect(refusals > 0).toBe(isRefused)
        expect(refusedSince > last.pushedAt && refusedSince <= last.failedAt).toBe(isRefused)
      }),
    )
  })

  test('holds what happened, when every step was read', () => {
    fc.assert(
      fc.property(steps(), (steps) => {
        const afterPush = steps.slice(steps.lastIndexOf('push') + 1)
        const pushes = steps.flatMap((step, i) => (step === 'push' ? [i + 1] : []))
        const refusals = afterPush.filter((step) => step === 'refusal').length
        const since = steps.lastIndexOf('push') + 1 + afterPush.indexOf('refusal') + 1
        expect(fold(readsOf(steps))).toEqual({
          pushes: pushes.slice(-recentPushLimit),
          refusals,
          refusedSince: refusals === 0 ? 0 : since,
        })
      }),
    )
  })

  test('never counts more refusals than there were, when reads are far between', () => {
    fc.assert(
      fc.property(steps(), fc.integer({ min: 1, max: 9 }), (steps, stride) => {
        const all = readsOf(steps)
        const some = fold(all.filter((_, i) => i % stride === 0))
        const every = fold(all.slice(0, all.length - ((all.length - 1) % stride)))
        expect(some.refusals).toBeLessThanOrEqual(every.refusals)
      }),
    )
  })
})

test.each([
  ['a push between two refusals starts the count anew', [read(1, 2), read(3, 4)], [1, 3], 4, 1],
  ['a refusal and a push between two reads leave the push', [read(1, 0), read(5, 4)], [1, 5], 0, 0],
  [
    'a clock that was set back takes later pushes with it',
    [read(100, 0), read(200, 0), read(150, 0)],
    [100, 150],
    0,
    0,
  ],
  ['a failure time that was set back starts the count anew', [read(1, 90), read(1, 40)], [1], 40, 1],
] as const)('%s', (_, reads, pushes, refusedSince, refusals) => {
  expect(fold(reads)).toEqual({ pushes, refusedSince, refusals })
})
