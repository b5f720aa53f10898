import { judgeBefore, type SeenGroup } from '@gatehouse/domain'
import { attempt } from './attempt.ts'
import { mapLimit } from './map-limit.ts'
import type { Activity, Result } from './ports.ts'
import { type Asked, type ReadBack, readBack } from './read-back.ts'
import { resultOf, untouched } from './result.ts'
import { writeDown } from './write-down.ts'

// The gateway works its queue off one by one; a few at a time keep it busy without filling it.
const deletesAtOnce = 4

/** How old a reading may get before a delete is sent on its word, in ms; at least twice what the reading took. */
const readingAge = 1000

export type Stretch = ReadBack & {
  readonly runId: string
  readonly items: readonly SeenGroup[]
  readonly activity: Activity
}

/**
 * Deletes the items of one gateway: read afresh, skip what changed, capture, write down, delete, read back. Every item
 * gets exactly one result, whatever fails. Nothing is deleted that was not captured and written down before, nor on the
 * word of an old reading: when writing or deleting takes long, the rest is read and judged again.
 */
export const runStretch = async (stretch: Stretch): Promise<readonly Result[]> => {
  const results: Result[] = []
  const asked: Asked[] = []
  const captured = new Set<SeenGroup>()
  let open = stretch.items
  while (open.length > 0) {
    const round = await runRound(stretch, open, captured)
    results.push(...round.results)
    asked.push(...round.asked)
    open = round.open
  }
  const concluded = [...results, ...(await readBack(stretch, asked))]
  stretch.gateway.remember(concluded.filter(isKept).map(({ id }) => id))
  return conclude(stretch, concluded)
}

const isKept = ({ outcome }: Result) => outcome !== 'deleted' && outcome !== 'already-gone'

/** Writes results down. What cannot be written is said in the results themselves. */
export const conclude = async (
  { activity, runId }: Pick<Stretch, 'activity' | 'runId'>,
  results: readonly Result[],
): Promise<readonly Result[]> => {
  const recorded = await attempt(() => activity.conclude(runId, results))
  if (recorded.ok) return results
  return results.map((one) => ({ ...one, detail: `${one.detail}; not recorded: ${recorded.reason}` }))
}

type Round = {
  readonly results: readonly Result[]
  readonly asked: readonly Asked[]
  readonly open: readonly SeenGroup[]
}

const ended = (results: readonly Result[]): Round => ({ results, asked: [], open: [] })

/** One reading, and as many deletes as may be sent on its word. */
const runRound = async (stretch: Stretch, items: readonly SeenGroup[], captured: Set<SeenGroup>): Promise<Round> => {
  const { gateway, clock } = stretch
  const began = clock()
  const reading = await attempt(gateway.readAfresh)
  if (!reading.ok) return ended(items.map((item) => untouched(item, reading.reason)))
  const deadline = Math.max(began + readingAge, clock() + (clock() - began))
  const judged = items.map((item) => ({ item, verdict: judgeBefore(item, reading.value.find(item.id)) }))
  const settled = judged.flatMap(({ item, verdict }) => (verdict ? [resultOf(item, verdict)] : []))
  const going = judged.filter(({ verdict }) => verdict === null).map(({ item }) => item)
  gateway.forget(settled.filter(({ outcome }) => outcome === 'already-gone').map(({ id }) => id))

  const uncaptured = going.filter((item) => !captured.has(item))
  const written = await attempt(() => writeDown(stretch, uncaptured))
  if (!written.ok) return ended([...settled, ...going.map((item) => untouched(item, written.reason))])
  for (const item of written.value) captured.add(item)
  const lost = going.filter((item) => !captured.has(item)).map((item) => untouched(item, 'it could not be captured'))
  const { asked, open } = await askToDelete(
    stretch,
    going.filter((item) => captured.has(item)),
    deadline,
  )
  return { results: [...settled, ...lost], asked, open }
}

const askToDelete = async ({ gateway, clock }: Stretch, items: readonly SeenGroup[], deadline: number) => {
  const answers = await mapLimit(items, deletesAtOnce, async (item) => {
    if (clock() > deadline) return { item, asked: null }
    gateway.forget([item.id])
    const removed = await attempt(() => gateway.remove(item.key))
    const answer = removed.ok ? removed.value : ({ kind: 'unanswered', reason: removed.reason } as const)
    return { item, asked: { item, answer } }
  })
  return {
    asked: answers.flatMap(({ asked }) => asked ?? []),
    open: answers.filter(({ asked }) => asked === null).map(({ item }) => item),
  }
}
