import { walkOn, walkText } from '../json-bytes.ts'
import type { Span } from './texts-in.ts'

/** Bytes between two texts, then the ways that went on from there, or where one ended. */
type Step<T> = {
  readonly bytes: DataView
  readonly from: number
  readonly to: number
  readonly next: Step<T>[]
  end: T | undefined
}

/** The texts that filled the holes of a path, by their number: where they begin and end, quotes included. */
export type Holes = { readonly starts: Int32Array; readonly ends: Int32Array }

// Room for some hundred kinds of groups. What goes beyond is no worse off than what was never seen.
const mostSteps = 16_384
const mostWays = 32
const mostHoles = 4096

/** Compares four bytes at a time; the last four may be some that were compared already. */
const isAt = <T>(bytes: DataView, start: number, { bytes: expected, from, to }: Step<T>): boolean => {
  const shift = start - from
  if (to + shift > bytes.byteLength || to - from < 4) return isShortAt(bytes, start, expected, from, to)
  for (let i = from; i < to - 4; i += 4)
    if (bytes.getInt32(i + shift, true) !== expected.getInt32(i, true)) return false
  return bytes.getInt32(to - 4 + shift, true) === expected.getInt32(to - 4, true)
}

const isShortAt = (bytes: DataView, start: number, expected: DataView, from: number, to: number): boolean => {
  if (start + to - from > bytes.byteLength) return false
  for (let i = from; i < to; i++) if (bytes.getUint8(i - from + start) !== expected.getUint8(i)) return false
  return true
}

const ones = 0x01010101
const high = 0x80808080 | 0

/** Has the lowest bit set in the first of four bytes that is a quote, a backslash or a control character; 0 for none. */
const endsAmong = (four: number): number => {
  const quotes = four ^ 0x22222222
  const backslashes = four ^ 0x5c5c5c5c
  return (((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) | ((four - 0x20202020) & ~four)) & high
}

/** As `walkText`, several times as fast. */
const walkFast = (bytes: Uint8Array, view: DataView, from: number): number => {
  if (bytes[from] !== quote) return -1
  const last = bytes.length - 4
  for (let at = from + 1; at <= last; at += 4) {
    const found = endsAmong(view.getInt32(at, true))
    if (found === 0) continue
    const end = at + ((31 - Math.clz32(found & -found)) >> 3)
    return bytes[end] === quote ? end + 1 : walkOn(bytes, end)
  }
  return walkText(bytes, from)
}

const quote = 0x22

const stepAt = <T>(bytes: DataView, at: number, ways: readonly Step<T>[]): Step<T> | undefined => {
  for (let i = 0; i < ways.length; i++) {
    const step = ways[i]
    if (step && isAt(bytes, at, step)) return step
  }
  return undefined
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array) => new DataView(buffer, byteOffset, length)

/**
 * Recognises bytes that differ from others in nothing but their texts, which takes a fraction of walking them. `find`
 * gives what was added with such bytes, and in `holes`, until it is called again, the texts that stand in these.
 */
export const pathTree = <T extends object>() => {
  const root: Step<T>[] = []
  const holes = { starts: new Int32Array(mostHoles), ends: new Int32Array(mostHoles) }
  let steps = 0

  /** The way on with these bytes. One may be where another begins, too: the longer is tried first. */
  const wayFrom = (ways: Step<T>[], bytes: DataView, from: number, to: number): Step<T> | undefined => {
    const known = ways.find((step) => step.to - step.from === to - from && isAt(bytes, from, step))
    if (known) return known
    if (ways.length === mostWays || steps === mostSteps) return undefined
    const step = { bytes, from, to, next: [], end: undefined }
    ways.push(step)
    ways.sort((a, b) => b.to - b.from - (a.to - a.from))
    steps++
    return step
  }

  return {
    holes: holes as Holes,
    isFull: () => steps === mostSteps,
    find: (bytes: Uint8Array): T | undefined => {
      const view = viewOf(bytes)
      let ways = root
      for (let at = 0, hole = 0; hole < mostHoles; hole++) {
        const step = stepAt(view, at, ways)
        if (!step) return undefined
        at += step.to - step.from
        if (at === bytes.length) return step.end
        holes.starts[hole] = at
        const end = walkFast(bytes, view, at)
        if (end <= at + 2) return undefined
        holes.ends[hole] = end
        at = end
        ways = step.next
      }
      return undefined
    },
    /** `texts` are to be all that may differ; none of them is empty. */
    add: (bytes: Uint8Array, texts: readonly Span[], end: T): void => {
      if (texts.length >= mostHoles) return
      const view = viewOf(Uint8Array.from(bytes))
      let ways = root
      let from = 0
      for (const text of texts) {
        const step = wayFrom(ways, view, from, text.start)
        if (!step) return
        ways = step.next
        from = text.end
      }
      const last = wayFrom(ways, view, from, bytes.length)
      if (last) last.end = end
    },
  }
}

export type PathTree<T extends object> = ReturnType<typeof pathTree<T>>
