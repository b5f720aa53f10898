import { judgeAfter, judgeBefore, type Outcome, type SeenGroup } from '@gatehouse/domain'
import { mapLimit } from './map-limit.ts'
import type { Activity, Result, RunGateway } from './ports.ts'

// The gateway works its queue off one by one; a few at a time keep it busy without filling it.
const deletesAtOnce = 4

/** How long a delete that was accepted may take to show, in ms. */
export const settleTime = 30_000

export type Stretch = {
  readonly runId: string
  readonly items: readonly SeenGroup[]
  readonly gateway: RunGateway
  readonly activity: Activity
  /** Monotonic ms. */
  readonly clock: () => number
  readonly wait: (ms: number) => Promise<void>
}

const result = (item: SeenGroup, outcome: Outcome, detail: string): Result => ({ id: item.id, item, outcome, detail })

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * Deletes the items of one gateway: read afresh, skip what changed, capture, write down, delete, read back. Every item
 * gets exactly one result, whatever fails. Nothing is deleted that was not captured and written down before.
 */
export const runStretch = async (stretch: Stretch): Promise<readonly Result[]> => {
  const { gateway, items, activity, runId } = stretch
  const judged = await attempt(async () => {
    const reading = await gateway.readAfresh()
    return items.map((item) => ({ item, verdict: judgeBefore(item, reading.find(item.id)) }))
  })
  if (!judged.ok) return items.map((item) => result(item, 'failed', `nothing was deleted: ${judged.reason}`))
  const settled = judged.value.flatMap(({ item, verdict }) => (verdict ? [{ id: item.id, item, ...verdict }] : []))
  const going = judged.value.filter(({ verdict }) => verdict === null).map(({ item }) => item)
  const results = [...settled, ...(await removeCaptured(stretch, going))]
  gateway.forget(results.filter(({ outcome }) => outcome === 'already-gone').map(({ id }) => id))
  const recorded = await attempt(async () => activity.conclude(runId, results))
  return recorded.ok ? results : results.map((one) => ({ ...one, detail: `${one.detail}; not recorded: ${recorded.reason}` }))
}

const removeCaptured = async (stretch: Stretch, items: readonly SeenGroup[]): Promise<readonly Result[]> => {
  if (items.length === 0) return []
  const { gateway, activity, runId } = stretch
  const captured = await attempt(async () => {
    const captures = await gateway.capture(items.map(({ id }) => id))
    const intents = items.flatMap((item) => {
      const capture = captures.get(item.id)
      return capture === undefined ? [] : [{ item, capture }]
    })
    activity.intend(runId, intents)
    return new Set(intents.map(({ item }) => item.id))
  })
  if (!captured.ok) return items.map((item) => result(item, 'failed', `nothing was deleted: ${captured.reason}`))
  const without = items.filter(({ id }) => !captured.value.has(id))
  const removed = await remove(gateway, items.filter(({ id }) => captured.value.has(id)))
  const refused = removed.filter((one) => one.refusal !== null)
  return [
    ...without.map((item) => result(item, 'failed', 'nothing was deleted: it could not be captured')),
    ...refused.map(({ item, refusal }) => result(item, 'failed', `the gateway did not take the delete: ${refusal}`)),
    ...(await readBack(stretch, removed.filter(({ refusal }) => refusal === null).map(({ item }) => item))),
  ]
}

const remove = (gateway: RunGateway, items: readonly SeenGroup[]) => {
  gateway.forget(items.map(({ id }) => id))
  return mapLimit(items, deletesAtOnce, async (item) => {
    const removed = await attempt(() => gateway.remove(item.key))
    return { item, refusal: removed.ok ? null : removed.reason }
  })
}

/** Reads until every accepted delete shows its effect, or the time to settle is over. */
const readBack = async (stretch: Stretch, items: readonly SeenGroup[]): Promise<readonly Result[]> => {
  const deadline = stretch.clock() + settleTime
  const results: Result[] = []
  let open = items
  let lastFailure = 'it is still there'
  let pause = 20
  while (open.length > 0 && stretch.clock() < deadline) {
    const reading = await attempt(stretch.gateway.readAfresh)
    if (!reading.ok) {
      lastFailure = reading.reason
      break
    }
    const judged = open.map((item) => ({ item, verdict: judgeAfter(item, reading.value.find(item.id)) }))
    results.push(...judged.flatMap(({ item, verdict }) => (verdict ? [{ id: item.id, item, ...verdict }] : [])))
    open = judged.filter(({ verdict }) => verdict === null).map(({ item }) => item)
    if (open.length > 0) await stretch.wait(pause)
    pause = Math.min(2 * pause, 1000)
  }
  const unproven = `the gateway took the delete, but it could not be proven: ${lastFailure}`
  return [...results, ...open.map((item) => result(item, 'failed', unproven))]
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

const attempt = async <T>(act: () => Promise<T>): Promise<Attempt<T>> => {
  try {
    return { ok: true, value: await act() }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}
