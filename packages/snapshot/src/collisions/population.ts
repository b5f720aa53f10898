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

/** Sorts groups by their shapes and the labels of their keys. */
export const populationOf = (all: Rows): Population => {
  const rows = [...all.values()].filter(isPresent)
  const byShape = Map.groupBy(rows, ({ group }) => group.claims.shape)
  const bySchema = Map.groupBy(rows, ({ key }) => schemaText(key))
  const schemas = new Map(
    [...bySchema].map(([text, members]) => [text, { names: JSON.parse(text) as string[], rows: members }] as const),
  )
  const kin = [...byShape].flatMap(([shape, members]) =>
    [...Map.groupBy(members, ({ key }) => schemaText(key))].flatMap(([text, those]) => {
      const schema = schemas.get(text)
      return schema ? [{ shape, schema, rows: those }] : []
    }),
  )
  return { rows, byShape, schemas: [...schemas.values()], kin }
}

/** A group as collisions speak of it: the same object, for there may be very many. */
export const partyOf = (row: PresentRow): Party => row
