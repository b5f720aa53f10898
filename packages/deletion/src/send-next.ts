import type { SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import { nextItems } from './next-items.ts'
import type { Reading } from './ports.ts'
import { untouched } from './result.ts'
import { type Sent, sendDeletes } from './send-deletes.ts'
import type { Run, State, Turn } from './state.ts'
import { writeDown } from './write-down.ts'

export type Next = Turn & { readonly sent: Sent | null }

/** What deletes are sent on the word of, and until when (monotonic ms). */
type Word = { readonly reading: Reading; readonly goodUntil: number }

const isNew =
  ({ captured }: Run) =>
  (item: SeenGroup) =>
    !captured.has(item)

/** Sends as many deletes as may be unproven, once half of them are proven: fewer, larger readings. */
export const sendNext = async (run: Run, state: State, { reading, goodUntil }: Word): Promise<Next> => {
  const { limit } = state.pace
  const unproven = state.inFlight.length
  if (unproven > limit / 2 || run.isStopped()) return { state, results: [], sent: null }
  const { going, settled, rest } = nextItems(state.waiting, reading, limit - unproven)
  run.gateway.forget(settled.filter(({ outcome }) => outcome === 'already-gone').map(({ id }) => id))
  const written = await attempt(() => writeDown(run, going.filter(isNew(run))))
  if (!written.ok) {
    const lost = going.map((item) => untouched(item, 'not-recorded', written.reason))
    return { state: { ...state, waiting: rest }, results: [...settled, ...lost], sent: null }
  }
  for (const item of written.value) run.captured.add(item)
  const lost = going.filter(isNew(run)).map((item) => untouched(item, 'not-captured', 'it could not be captured'))
  const ready = going.filter((item) => run.captured.has(item))
  const sent = await sendDeletes(run, ready, { goodUntil, pace: state.pace, unproven })
  return {
    sent,
    state: {
      ...state,
      waiting: [...sent.unsent, ...rest],
      inFlight: [...state.inFlight, ...sent.inFlight],
      pace: sent.pace,
    },
    results: [...settled, ...lost, ...sent.results],
  }
}
