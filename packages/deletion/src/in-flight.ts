import { type Aftermath, judgeAfter, type SeenGroup, type Verdict } from '@gatehouse/domain'
import type { Reading, RemoveAnswer, Result } from './ports.ts'
import { resultOf } from './result.ts'

/** How long a delete may take to show after the last one that did, in ms. */
const settleTime = 30_000

/** How long a group that changed in the second of its delete may still go with it, in ms. */
const overtakenTime = 10_000

/** A delete that was sent and not refused, and of which no reading has told yet what came of it. */
export type InFlight = {
  readonly item: SeenGroup
  readonly answer: Extract<RemoveAnswer, { kind: 'accepted' | 'unanswered' }>
  readonly sentAt: number
  readonly last: Aftermath
  /** When it was first seen changed; null while it was not. */
  readonly changedAt: number | null
}

/** A delete as it looks in a reading that was begun after it. A group that changed may be a push that goes with it. */
export const lookAt = (one: InFlight, reading: Reading, now: number): InFlight => {
  const acceptedAt = one.answer.kind === 'accepted' ? one.answer.at : null
  const last = judgeAfter(one.item, reading.find(one.item.id), acceptedAt)
  return { ...one, last, changedAt: last === 'changed' ? (one.changedAt ?? now) : one.changedAt }
}

/** What came of a delete; null while that is open. */
export const resultOfFlight = (one: InFlight, now: number): Result | null => {
  if (one.last === 'gone') return resultOf(one.item, deleted(one))
  const isOver = one.changedAt !== null && now - one.changedAt >= overtakenTime
  return one.last === 'came-back' || isOver ? resultOf(one.item, cameBack(one)) : null
}

/** The result of a delete that had its time and did not show; null before. `lastGone` is when one last did, in ms. */
export const resultOfSilence = (
  { item, answer, sentAt }: InFlight,
  { now, lastGone, trouble }: { readonly now: number; readonly lastGone: number; readonly trouble: string | null },
): Result | null => {
  if (now - Math.max(sentAt, lastGone) < settleTime) return null
  const begin =
    answer.kind === 'unanswered' ? `no answer to the delete (${answer.reason})` : 'the gateway took the delete'
  const detail = `${begin}, but it could not be proven: ${trouble ?? 'it is still there'}`
  return resultOf(item, { outcome: 'failed', reason: 'unproven', detail })
}

const deleted = ({ changedAt }: InFlight): Verdict =>
  changedAt === null
    ? { outcome: 'deleted', reason: 'gone', detail: 'gone, read back' }
    : {
        outcome: 'deleted',
        reason: 'gone-with-a-push',
        detail: 'gone, with a push from just before; that push is in the log',
      }

const cameBack = ({ answer }: InFlight): Verdict =>
  answer.kind === 'unanswered'
    ? notTaken(`${answer.reason}; and something pushed to it again`)
    : { outcome: 'came-back', reason: 'pushed-after', detail: 'it was deleted, and something pushed to it again' }

/** What became of an item whose delete the gateway refused. */
export const notTaken = (reason: string): Verdict => ({
  outcome: 'failed',
  reason: 'delete-not-taken',
  detail: `the gateway did not take the delete: ${reason}`,
})
