import { lookAt, resultOfFlight, resultOfSilence } from './in-flight.ts'
import { afterSuccess } from './pace.ts'
import type { Reading } from './ports.ts'
import type { Run, State, Turn } from './state.ts'
import { writeDown } from './write-down.ts'

/** What a reading tells of the deletes in flight. A push that goes with its group is written down first. */
export const look = async (run: Run, state: State, reading: Reading): Promise<Turn> => {
  const now = run.clock()
  const seen = state.inFlight.map((one) => lookAt(one, reading, now))
  const overtaken = seen.filter(({ changedAt }, i) => changedAt !== null && state.inFlight[i]?.changedAt === null)
  const items = overtaken.map(({ item }) => item)
  await writeDown(run, items)
  const judged = seen.map((one) => ({ one, result: resultOfFlight(one, now) }))
  const results = judged.flatMap(({ result }) => result ?? [])
  const inFlight = judged.filter(({ result }) => result === null).map(({ one }) => one)
  if (!results.some(({ outcome }) => outcome === 'deleted')) return { state: { ...state, inFlight }, results }
  return { state: { ...state, inFlight, lastGone: now, pace: afterSuccess(state.pace) }, results }
}

/** Gives up on deletes that had their time and did not show. `trouble` is why nothing could be seen, if so. */
export const giveUpSilent = (state: State, now: number, trouble: string | null): Turn => {
  const judged = state.inFlight.map((one) => ({
    one,
    result: resultOfSilence(one, { now, lastGone: state.lastGone, trouble }),
  }))
  return {
    state: { ...state, inFlight: judged.filter(({ result }) => result === null).map(({ one }) => one) },
    results: judged.flatMap(({ result }) => result ?? []),
  }
}
