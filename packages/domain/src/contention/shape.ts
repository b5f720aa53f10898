import { type PushPicture, pushedFamilies } from './push-picture.ts'
import { sumOfHashes, textHash } from './text-hash.ts'

/**
 * What pushes of one kind have in common. `pushed` are the names of the families such a push brings, in order, `labels`
 * the hashes of their label sets, `held` the names the group holds afterwards. The same `id` is the same shape.
 */
export type Shape = {
  readonly id: number
  readonly pushed: readonly string[]
  readonly held: readonly string[]
  readonly labels: readonly number[]
}

/** The shapes of the last push of a picture: by its families alone, and by their label sets, too. */
export const shapesOf = (picture: PushPicture): { readonly families: Shape; readonly labels: Shape } => {
  const families = pushedFamilies(picture)
  const pushed = families.map(({ name }) => name)
  const labels = families.map((family) => family.labels)
  const isWhole = families.length === picture.families.length
  const held = isWhole ? pushed : picture.families.map(({ name }) => name)
  const pushedHash = hashOf(pushed)
  return {
    families: { id: textHash(`${pushedHash} ${isWhole ? pushedHash : hashOf(held)}`), pushed, held, labels: [] },
    labels: { id: textHash([pushedHash, ...labels].join(' ')), pushed, held: [], labels },
  }
}

const hashOf = (names: readonly string[]) => sumOfHashes(names.map(textHash))

/** How pushes of two shapes undo each other; null when they do not. Names in order. */
export type Clash =
  | { readonly kind: 'family-sets'; readonly sides: readonly [readonly string[], readonly string[]] }
  | { readonly kind: 'shared-families' | 'label-sets'; readonly families: readonly string[] }

// A sentence has room for a few.
const namesLimit = 8

const without = (names: readonly string[], others: readonly string[]) => {
  const known = new Set(others)
  return names.filter((name) => !known.has(name))
}

/** By families: one takes away what the other brought, or both bring some of the same and each something of its own. */
export const familyClash = (a: Shape, b: Shape): Clash | null => {
  const onlyA = without(a.pushed, b.pushed)
  const onlyB = without(b.pushed, a.pushed)
  if (onlyA.length === 0 && onlyB.length === 0) return null
  const isTaken = without(onlyA, b.held).length > 0 || without(onlyB, a.held).length > 0
  if (isTaken) return { kind: 'family-sets', sides: [onlyA.slice(0, namesLimit), onlyB.slice(0, namesLimit)] }
  const shared = without(a.pushed, onlyA)
  return shared.length === 0 ? null : { kind: 'shared-families', families: shared.slice(0, namesLimit) }
}

/** By label sets: both bring the same families, some with other label sets. */
export const labelClash = (a: Shape, b: Shape): Clash | null => {
  if (a.pushed.length !== b.pushed.length || a.pushed.some((name, i) => name !== b.pushed[i])) return null
  const families = a.pushed.filter((_, i) => a.labels[i] !== b.labels[i])
  return families.length === 0 ? null : { kind: 'label-sets', families: families.slice(0, namesLimit) }
}
