import { type IdentityDoubt, identityDoubts, recentPushLimit } from '@gatehouse/domain'
import type { Label } from '@gatehouse/exposition'
import { groupIdBytes } from './group-id.ts'
import { type KeyCache, keyCache } from './key-cache.ts'
import type { PublishedSnapshot } from './published.ts'
import { type StringCache, stringCache } from './string-cache.ts'

/**
 * Reads a published snapshot. Strings are decoded when they are first asked for; nothing else is copied. Row numbers
 * go from 0 to `rows - 1`, in the order people read keys.
 */
export type SnapshotView = PublishedSnapshot & {
  readonly text: (string: number) => string
  readonly labels: (row: number) => readonly Label[]
  readonly idOf: (row: number) => string
  readonly rowOf: (id: string) => number | undefined
  readonly doubtOf: (row: number) => IdentityDoubt | null
  readonly pushesOf: (row: number) => readonly number[]
  /** For each row the string of its value of a label, -1 where it has none; undefined when no group has that label. */
  readonly valuesOf: (name: string) => Int32Array | undefined
  /** Verdicts on strings by their number, kept for a condition: 1 and -1, 0 where none was given yet. */
  readonly verdictsOn: (condition: string) => Int8Array
  readonly caches: { readonly strings: StringCache; readonly keys: KeyCache }
}

/** Makes a published snapshot readable. Cheap: nothing is decoded yet, and what the view before knew is still known. */
export const viewSnapshot = (published: PublishedSnapshot, before?: SnapshotView): SnapshotView => {
  const { id, doubt, pushes, keyStart, keyNames, keyValues, labelNames, epoch, membership } = published
  const caches = {
    strings: before?.caches.strings.epoch === epoch ? before.caches.strings : stringCache(epoch),
    keys: before?.caches.keys.membership === membership ? before.caches.keys : keyCache(published),
  }
  const idBytes = Buffer.from(id.buffer, id.byteOffset, id.byteLength)
  const text = (string: number) => caches.strings.text(published, string)

  return {
    ...published,
    caches,
    text,
    labels: (row) => {
      const from = keyStart[row] ?? 0
      const length = (keyStart[row + 1] ?? from) - from
      return Array.from({ length }, (_, i): Label => [text(keyNames[from + i] ?? 0), text(keyValues[from + i] ?? 0)])
    },
    idOf: (row) => idBytes.toString('base64url', row * groupIdBytes, (row + 1) * groupIdBytes),
    rowOf: caches.keys.rowOf,
    doubtOf: (row) => identityDoubts[(doubt[row] ?? 0) - 1] ?? null,
    pushesOf: (row) =>
      Array.from(pushes.subarray(row * recentPushLimit, (row + 1) * recentPushLimit)).filter((at) => at > 0),
    valuesOf: (wanted) => {
      const name = labelNames.find((string) => text(string) === wanted)
      return name === undefined ? undefined : caches.keys.values(name)
    },
    verdictsOn: (condition) => caches.strings.verdicts(published, condition),
  }
}
