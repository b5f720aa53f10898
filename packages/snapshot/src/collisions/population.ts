import type { GroupingKey, Party } from '@gatehouse/domain'
import type { GroupRow, Rows } from '../group-row.ts'
import type { ReadGroup } from '../read-groups.ts'
import type { Shape } from './shape-table.ts'

/** A group that is there. */
export type PresentRow = GroupRow & { readonly group: ReadGroup }

/** Keys with a value for the same labels. */
export type Schema = { readonly names: readonly string[]; readonly rows: readonly PresentRow[] }

/** Groups of one shape whose keys have a value for the same labels. */
export type Kin = { readonly shape: Shape; readonly schema: Schema; readonly rows: readonly PresentRow[] }

/** The groups that are there, sorted by what they have in common. */
export type Population = {
  readonly rows: readonly PresentRow[]
  readonly byShape: ReadonlyMap<Shape, readonly PresentRow[]>
  readonly schemas: readonly Schema[]
  readonly kin: readonly Kin[]
}

const isPresent = (row: GroupRow): row is PresentRow => row.group !== null

const schemaTexts = new WeakMap<GroupingKey, string>()

/** One text for the names of the labels of a key that have a value. */
const schemaText = (key: GroupingKey): string => {
  const known = schemaTexts.get(key)
  if (known !== undefined) return known
  const text = JSON.stringify(key.flatMap(([name, value]) => (value === '' ? [] : name)))
  schemaTexts.set(key, text)
  return text
}

const add = <K>(lists: Map<K, PresentRow[]>, key: K, row: PresentRow): void => {
  const known = lists.get(key)
  if (known) known.push(row)
  else lists.set(key, [row])
}

// Most reads find what the one before found.
const populations = new WeakMap<Rows, Population>()

/** Sorts groups by their shapes and the labels of their keys. */
export const populationOf = (all: Rows): Population => {
  const known = populations.get(all)
  if (known) return known
  const population = sortOut([...all.values()].filter(isPresent))
  populations.set(all, population)
  return population
}

const sortOut = (rows: readonly PresentRow[]): Population => {
  const byShape = new Map<Shape, PresentRow[]>()
  const bySchema = new Map<string, PresentRow[]>()
  for (const row of rows) {
    add(byShape, row.group.claims.shape, row)
    add(bySchema, schemaText(row.key), row)
  }
  const schemas = new Map(
    [...bySchema].map(([text, those]) => [text, { names: JSON.parse(text) as string[], rows: those }]),
  )
  const kin = [...byShape].flatMap(([shape, members]) => kinOf(shape, members, schemas))
  return { rows, byShape, schemas: [...schemas.values()], kin }
}

const kinOf = (shape: Shape, members: readonly PresentRow[], schemas: ReadonlyMap<string, Schema>): readonly Kin[] => {
  const bySchema = new Map<string, PresentRow[]>()
  for (const row of members) add(bySchema, schemaText(row.key), row)
  return [...bySchema].flatMap(([text, rows]) => {
    const schema = schemas.get(text)
    return schema ? [{ shape, schema, rows }] : []
  })
}

/** A group as collisions speak of it: the same object, for there may be very many. */
export const partyOf = (row: PresentRow): Party => row
