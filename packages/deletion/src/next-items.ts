import { judgeBefore, type SeenGroup } from '@gatehouse/domain'
import type { Reading, Result } from './ports.ts'
import { resultOf } from './result.ts'

type Next = {
  /** As the plan saw them: these may go. */
  readonly going: readonly SeenGroup[]
  /** What a delete would be wrong for. */
  readonly settled: readonly Result[]
  readonly rest: readonly SeenGroup[]
}

/** Judges items by a reading, in their order, until so many may go. */
export const nextItems = (items: readonly SeenGroup[], reading: Reading, room: number): Next => {
  const going: SeenGroup[] = []
  const settled: Result[] = []
  const entries = items.values()
  while (going.length < room) {
    const { value: item, done } = entries.next()
    if (done) break
    const verdict = judgeBefore(item, reading.find(item.id))
    if (verdict === null) going.push(item)
    else settled.push(resultOf(item, verdict))
  }
  return { going, settled, rest: [...entries] }
}
