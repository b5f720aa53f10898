import { isBefore, walkName, walkText } from '../json-bytes.ts'

/** The names of labels that a walk came by, by their place in the bytes, and whether each had a value anywhere, and none. */
export type LabelNames = {
  readonly starts: number[]
  readonly ends: number[]
  readonly filled: boolean[]
  readonly emptied: boolean[]
}

/** Begins without any name. */
export const noLabelNames = (): LabelNames => ({ starts: [], ends: [], filled: [], emptied: [] })

// More names than any series has: who sends them gets the slow way.
const mostNames = 64

const colon = 0x3a
const comma = 0x2c
const opening = 0x7b
const closing = 0x7d

const isSame = (bytes: Uint8Array, at: number, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) if (bytes[i] !== bytes[at + i - start]) return false
  return true
}

/** The place of a name among those known, -1 for none. Series have the same names in the same order: `guess` is tried first. */
const indexOf = (bytes: Uint8Array, at: number, { starts, ends }: LabelNames, guess: number): number => {
  if (guess < starts.length && isSame(bytes, at, starts[guess] ?? 0, ends[guess] ?? 0)) return guess
  for (let i = 0; i < starts.length; i++) if (isSame(bytes, at, starts[i] ?? 0, ends[i] ?? 0)) return i
  return -1
}

const addName = (bytes: Uint8Array, at: number, { starts, ends, filled, emptied }: LabelNames): number => {
  const end = walkName(bytes, at)
  if (end < 0 || starts.length === mostNames) return -1
  starts.push(at)
  ends.push(end)
  filled.push(false)
  emptied.push(false)
  return starts.length - 1
}

/** Walks labels as `walkTexts` does, and notes their names. */
export const walkLabels = (bytes: Uint8Array, from: number, names: LabelNames): number => {
  if (bytes[from] !== opening) return -1
  let name = from + 1
  let last = -1
  for (let guess = 0; ; ) {
    const known = indexOf(bytes, name, names, guess)
    const index = known < 0 ? addName(bytes, name, names) : known
    if (index < 0) return -1
    const nameEnd = name + (names.ends[index] ?? 0) - (names.starts[index] ?? 0)
    if (bytes[nameEnd] !== colon || (last >= 0 && !isBefore(bytes, last, name))) return -1
    const end = walkText(bytes, nameEnd + 1)
    if (end < 0) return -1
    const flags = end > nameEnd + 3 ? names.filled : names.emptied
    flags[index] = true
    if (bytes[end] === closing) return end + 1
    if (bytes[end] !== comma) return -1
    last = name
    name = end + 1
    guess = index + 1
  }
}
