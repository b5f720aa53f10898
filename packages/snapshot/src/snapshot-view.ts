import { type IdentityDoubt, identityDoubts, recentPushLimit } from '@gatehouse/domain'
import type { Label } from '@gatehouse/exposition'
import { groupIdBytes } from './group-id.ts'
import type { PublishedSnapshot } from './published.ts'

/**
 * Reads a published snapshot. Strings are decoded when they are first asked for; nothing else is copied. Row numbers
 * go from 0 to `rows - 1`, in the order people read keys.
 */
export type SnapshotView = PublishedSnapshot & {
  readonly strings: number
  readonly text: (string: number) => string
  readonly labels: (row: number) => readonly Label[]
  readonly idOf: (row: number) => string
  readonly rowOf: (id: string) => number | undefined
  readonly doubtOf: (row: number) => IdentityDoubt | null
  readonly pushesOf: (row: number) => readonly number[]
  /** The number of the string a label name has, if any key uses it. */
  readonly stringOf: (text: string) => number | undefined
}

/** Makes a published snapshot readable. Cheap: nothing is decoded yet. */
export const viewSnapshot = (published: PublishedSnapshot): SnapshotView => {
  const { id, doubt, pushes, keyStart, keyNames, keyValues, stringStart, heap, rows } = published
  const heapBytes = Buffer.from(heap.buffer, heap.byteOffset, heap.byteLength)
  const idBytes = Buffer.from(id.buffer, id.byteOffset, id.byteLength)
  const strings = stringStart.length - 1
  const decoded = new Array<string | undefined>(strings)

  const text = (string: number) => {
    const known = decoded[string]
    if (known !== undefined) return known
    const made = heapBytes.toString('utf8', stringStart[string], stringStart[string + 1])
    decoded[string] = made
    return made
  }
  const labels = (row: number) => {
    const from = keyStart[row] ?? 0
    const length = (keyStart[row + 1] ?? from) - from
    return Array.from({ length }, (_, i): Label => [text(keyNames[from + i] ?? 0), text(keyValues[from + i] ?? 0)])
  }
  const idOf = (row: number) => idBytes.toString('base64url', row * groupIdBytes, (row + 1) * groupIdBytes)
  const rowsById = once(() => new Map(Array.from({ length: rows }, (_, row) => [idOf(row), row])))
  const numbersByText = once(() => new Map(Array.from({ length: strings }, (_, string) => [text(string), string])))

  return {
    ...published,
    strings,
    text,
    labels,
    idOf,
    rowOf: (wanted) => rowsById().get(wanted),
    doubtOf: (row) => identityDoubts[(doubt[row] ?? 0) - 1] ?? null,
    pushesOf: (row) =>
      Array.from(pushes.subarray(row * recentPushLimit, (row + 1) * recentPushLimit)).filter((at) => at > 0),
    stringOf: (wanted) => numbersByText().get(wanted),
  }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
