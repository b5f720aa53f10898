import type { PublishedStrings } from './string-table.ts'

/** How many conditions keep their verdicts; the one used longest ago is forgotten first. */
const conditionLimit = 64

/** What is known of the strings of one epoch, from one snapshot to the next: texts, and verdicts on them. */
export type StringCache = {
  readonly epoch: string
  /** The text of a string. `strings` must be of this epoch. */
  readonly text: (strings: PublishedStrings, string: number) => string
  /** Verdicts on strings by their number, 1 and -1, 0 where none was given yet; the same array for a condition. */
  readonly verdicts: (strings: PublishedStrings, condition: string) => Int8Array
}

/** Begins to remember the strings of an epoch. */
export const stringCache = (epoch: string): StringCache => {
  const texts: (string | undefined)[] = []
  const verdicts = new Map<string, Int8Array>()
  return {
    epoch,
    text: ({ heap, stringStart }, string) => {
      const known = texts[string]
      if (known !== undefined) return known
      const made = Buffer.from(heap.buffer).toString('utf8', stringStart[string], stringStart[string + 1])
      texts[string] = made
      return made
    },
    verdicts: ({ strings }, condition) => {
      const known = verdicts.get(condition)
      const enough = known && known.length >= strings ? known : enlarged(known, strings)
      verdicts.delete(condition)
      verdicts.set(condition, enough)
      if (verdicts.size > conditionLimit) verdicts.delete(verdicts.keys().next().value ?? '')
      return enough
    },
  }
}

const enlarged = (known: Int8Array | undefined, strings: number) => {
  const larger = new Int8Array(strings + (known ? strings >> 1 : 0))
  if (known) larger.set(known)
  return larger
}
