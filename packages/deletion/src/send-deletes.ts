import type { SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import { type InFlight, notTaken } from './in-flight.ts'
import { mapLimit } from './map-limit.ts'
import { afterAnswer, afterReading, deletesAtOnce, isTrouble, type Pace } from './pace.ts'
import type { RemoveAnswer, Result, RunDeps } from './ports.ts'
import { resultOf } from './result.ts'

export type Sent = {
  readonly inFlight: readonly InFlight[]
  /** What the gateway refused for good. */
  readonly results: readonly Result[]
  /** What was not sent, or not taken though it may be later. */
  readonly unsent: readonly SeenGroup[]
  readonly pace: Pace
  readonly wasTroubled: boolean
}

/** When deletes may be sent no more (monotonic ms), how fast they may go, and how many are under way already. */
type Bounds = { readonly goodUntil: number; readonly pace: Pace; readonly unproven: number }

/** Asks for deletes until the time is over, somebody stops the run, or an answer says to go easier. */
export const sendDeletes = async (
  { gateway, clock, isStopped, onUnproven }: RunDeps,
  items: readonly SeenGroup[],
  { goodUntil, pace: before, unproven }: Bounds,
): Promise<Sent> => {
  let pace = before
  let wasTroubled = false
  const inFlight: InFlight[] = []
  const results: Result[] = []
  const unsent: SeenGroup[] = []

  const sort = (item: SeenGroup, answer: RemoveAnswer, sentAt: number) => {
    if (answer.kind === 'overloaded') return unsent.push(item)
    if (answer.kind === 'refused') return results.push(resultOf(item, notTaken(answer.reason)))
    inFlight.push({ item, answer, sentAt, last: 'waiting', changedAt: null })
    return onUnproven(unproven + inFlight.length)
  }
  await mapLimit(items, deletesAtOnce(before), async (item) => {
    if (wasTroubled || isStopped() || clock() > goodUntil) return unsent.push(item)
    gateway.forget([item.id])
    const sentAt = clock()
    const removed = await attempt(() => gateway.remove(item.key))
    const answer = removed.ok ? removed.value : ({ kind: 'unanswered', reason: removed.reason } as const)
    const timed = { answer, took: clock() - sentAt }
    wasTroubled ||= isTrouble(pace, timed)
    pace = afterAnswer(pace, timed)
    return sort(item, answer, sentAt)
  })
  gateway.remember(unsent.map(({ id }) => id))
  return { inFlight, results, unsent, pace: afterReading(pace, { wasTroubled }), wasTroubled }
}
