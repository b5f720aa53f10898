import { compareText } from '@gatehouse/domain'
import type { MetricType } from '@gatehouse/exposition'

/** One family of a group: what another group may not contradict. */
export type FamilyHeader = { readonly name: string; readonly type: MetricType; readonly help: string }

/**
 * What many groups have in common: their families, push times included, by name, and the names of all labels: those with
 * a value in some series, and those with an empty one in some; a label may be both. Equal shapes are one object, so that
 * groups are judged together.
 */
export type Shape = {
  readonly families: readonly FamilyHeader[]
  readonly labels: readonly string[]
  readonly emptyLabels: readonly string[]
}

/** Keeps each shape once. `alias` is any text that always means the same shape, to find it again without decoding. */
export type ShapeTable = {
  readonly find: (alias: string) => Shape | undefined
  readonly add: (shape: Shape, alias?: string) => Shape
  /** Forgets shapes that are not in use, once there are many; whether it did. */
  readonly trim: (used: () => ReadonlySet<Shape>) => boolean
}

/** How many texts may come before those of shapes that went are looked for. */
const spareTexts = 1000

/** Begins without any shape. */
export const shapeTable = (): ShapeTable => {
  const shapes = new Map<string, Shape>()
  const aliases = new Map<string, Shape>()
  let patience = spareTexts
  return {
    find: (alias) => aliases.get(alias),
    add: ({ families, labels, emptyLabels }, alias) => {
      const sorted = {
        families: families.toSorted((a, b) => compareText(a.name, b.name)),
        labels: labels.toSorted(compareText),
        emptyLabels: emptyLabels.toSorted(compareText),
      }
      const text = JSON.stringify(sorted)
      const shape = shapes.get(text) ?? sorted
      shapes.set(text, shape)
      if (alias !== undefined) aliases.set(alias, shape)
      return shape
    },
    trim: (used) => {
      if (aliases.size + shapes.size < patience) return false
      const kept = used()
      for (const [alias, shape] of aliases) if (!kept.has(shape)) aliases.delete(alias)
      for (const [text, shape] of shapes) if (!kept.has(shape)) shapes.delete(text)
      patience = 2 * (aliases.size + shapes.size) + spareTexts
      return true
    },
  }
}
