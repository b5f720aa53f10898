import type { RemoveAnswer } from './ports.ts'

// The gateway queues 1,000 writes, and is unhealthy when they are that many. Half of them stay free for pushes.
// https://github.com/prometheus/pushgateway/blob/master/storage/diskmetricstore.go
const most = 500
const least = 5
const atFirst = 100
const step = 100

/** How much longer than the quickest answer one may take before it tells of a queue without room, in ms. */
const hesitation = 400

/** So many deletes in a row that are not taken end the run over a gateway. */
const patience = 10

/** How fast deletes may go now. */
export type Pace = {
  /** Deletes that may be sent and not yet seen done. */
  readonly limit: number
  /** The quickest answer so far, in ms: the way to the gateway and back. */
  readonly quickest: number
  /** Deletes in a row that were not taken, and the last reason. */
  readonly notTaken: number
  readonly reason: string
}

export const firstPace: Pace = { limit: atFirst, quickest: Number.POSITIVE_INFINITY, notTaken: 0, reason: '' }

/** An answer to a delete, and how long it took in ms. */
export type TimedAnswer = { readonly answer: RemoveAnswer; readonly took: number }

/** Deletes under way at a time. */
export const deletesAtOnce = ({ limit }: Pace): number => Math.max(1, Math.min(8, Math.ceil(limit / 25)))

/** Whether an answer says to go easier: the gateway took the delete late, or did not take it though others may pass. */
export const isTrouble = ({ quickest }: Pace, { answer, took }: TimedAnswer): boolean => {
  if (answer.kind === 'accepted') return took > quickest + hesitation
  return answer.kind !== 'refused'
}

/** The pace after an answer. A refusal of one group says nothing about others. */
export const afterAnswer = (pace: Pace, { answer, took }: TimedAnswer): Pace => {
  if (answer.kind === 'refused') return pace
  if (answer.kind !== 'accepted') return { ...pace, notTaken: pace.notTaken + 1, reason: answer.reason }
  return { ...pace, quickest: Math.min(pace.quickest, took), notTaken: 0 }
}

/** The pace after the deletes of one reading: a step up when all went well, down to half when one did not. */
export const afterReading = (pace: Pace, { wasTroubled }: { readonly wasTroubled: boolean }): Pace => ({
  ...pace,
  limit: wasTroubled ? Math.max(least, Math.floor(pace.limit / 2)) : Math.min(most, pace.limit + step),
})

/** Deletes were seen done: the gateway takes them, whatever it answered. */
export const afterSuccess = (pace: Pace): Pace => ({ ...pace, notTaken: 0 })

/** Whether to ask no more: the gateway takes no deletes. */
export const isHopeless = ({ notTaken }: Pace): boolean => notTaken >= patience
