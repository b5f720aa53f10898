import type { SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import { giveUpSilent, look } from './look.ts'
import { isHopeless } from './pace.ts'
import type { Reading, RunDeps } from './ports.ts'
import { conclude, resultOf, untouched } from './result.ts'
import { type Next, sendNext } from './send-next.ts'
import { firstState, quicker, type Run, type State, slower, type Turn } from './state.ts'

/** How old a reading may get before a delete is sent on its word, in ms; at least twice what the reading took. */
const readingAge = 1000

/** How long a gateway may be unreadable before what was not asked for yet is given up, in ms. */
const unreadableTime = 10_000

/**
 * Deletes items of one gateway, turn by turn: each reading proves what was deleted before it, and is the fresh reading
 * for what goes next. Every item gets exactly one result, whatever fails, unless the run is stopped before its turn.
 * Nothing is deleted that was not captured and written down before, nor on the word of an old reading.
 */
export const runItems = async (deps: RunDeps, items: readonly SeenGroup[]): Promise<void> => {
  const run = { ...deps, captured: new Set<SeenGroup>() }
  let state = firstState(items)
  for (;;) {
    const turn = withdraw(run, state) ?? (await takeTurn(run, state))
    state = turn.state
    await tell(run, turn)
    if (state.waiting.length + state.inFlight.length === 0) return
  }
}

/** Tells results, and the reader which groups stay. */
const tell = async (run: Run, { state, results }: Turn) => {
  const kept = results.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'already-gone')
  run.gateway.remember(kept.map(({ id }) => id))
  const told = await conclude(run, results)
  run.onUnproven(state.inFlight.length)
  if (told.length > 0) run.onResults(told)
}

/** Takes back what was not sent, when it is not to be sent any more. */
const withdraw = ({ isStopped, captured }: Run, state: State): Turn | null => {
  if (state.waiting.length === 0) return null
  const left = { ...state, waiting: [] }
  if (isStopped()) {
    const detail = 'kept: the run was stopped before its delete was sent'
    const intended = state.waiting.filter((item) => captured.has(item))
    const results = intended.map((item) => resultOf(item, { outcome: 'skipped', reason: 'stopped', detail }))
    return { state: left, results }
  }
  if (!isHopeless(state.pace)) return null
  const why = `the gateway did not take the deletes: ${state.pace.reason}`
  return { state: left, results: state.waiting.map((item) => untouched(item, 'delete-not-taken', why)) }
}

const goodUntil = ({ begunAt, took }: Reading) => begunAt + Math.max(readingAge, 2 * took)

const takeTurn = async (run: Run, state: State): Promise<Turn> => {
  const { gateway, clock } = run
  if (state.pause > 0) await run.wait(state.pause)
  const began = clock()
  gateway.forget(state.inFlight.map(({ item }) => item.id))
  const reading = await attempt(gateway.readAfresh)
  if (!reading.ok) return afterNoReading(state, { began, now: clock(), trouble: reading.reason })
  const looked = await attempt(() => look(run, state, reading.value))
  if (!looked.ok) return giveUpSilent(slower(state), clock(), looked.reason)
  const seen = giveUpSilent({ ...looked.value.state, unreadSince: null }, clock(), null)
  const sent = await sendNext(run, seen.state, { reading: reading.value, goodUntil: goodUntil(reading.value) })
  return {
    state: adaptPause(state, sent),
    results: [...looked.value.results, ...seen.results, ...sent.results],
  }
}

type NoReading = { readonly began: number; readonly now: number; readonly trouble: string }

const afterNoReading = (state: State, { began, now, trouble }: NoReading): Turn => {
  const unreadSince = state.unreadSince ?? began
  const turn = giveUpSilent({ ...slower(state), unreadSince }, now, trouble)
  if (now - unreadSince < unreadableTime) return turn
  const lost = state.waiting.map((item) => untouched(item, 'gateway-unreadable', trouble))
  return { state: { ...turn.state, waiting: [] }, results: [...turn.results, ...lost] }
}

const adaptPause = (before: State, { state, sent }: Next): State => {
  const proven = before.inFlight.length + (sent?.inFlight.length ?? 0) - state.inFlight.length
  const isBusy = 2 * proven < before.inFlight.length
  const isRefused = sent?.wasTroubled && sent.inFlight.length === 0
  return isBusy || isRefused ? slower(state) : quicker(state)
}
