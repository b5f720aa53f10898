import type { CollisionKind } from '@gatehouse/domain'
import type { Rows } from '../group-row.ts'
import { wholeColumn } from '../shared-columns.ts'

/**
 * Which groups are part of which collisions, in shared memory: row `i` is part of the collisions `collisionOf[j]` for `j`
 * from `collisionStart[i]` up to but not including `collisionStart[i + 1]`, numbers in the list they came with.
 */
export type CollisionColumns = { readonly collisionStart: Uint32Array; readonly collisionOf: Uint32Array }

/** The collisions of one snapshot, as queries see them. */
export type SourceCollisions = CollisionColumns & {
  readonly list: readonly { readonly id: string; readonly kind: CollisionKind }[]
}

/** The columns for collisions whose groups are listed by id. */
export const collisionColumns = (rows: Rows, members: readonly (readonly string[])[]): CollisionColumns => {
  const byGroup = new Map<string, number[]>()
  for (const [number, ids] of members.entries())
    for (const id of ids) {
      const known = byGroup.get(id)
      if (known) known.push(number)
      else if (rows.has(id)) byGroup.set(id, [number])
    }
  const ids = [...rows.keys()]
  let end = 0
  const collisionStart = wholeColumn(ids.length + 1, (row) => {
    const start = end
    end += byGroup.get(ids[row] ?? '')?.length ?? 0
    return start
  })
  const all = ids.flatMap((id) => byGroup.get(id) ?? [])
  return { collisionStart, collisionOf: wholeColumn(all.length, (i) => all[i] ?? 0) }
}

/** No collisions at all. */
export const nothingCollides: SourceCollisions = {
  collisionStart: new Uint32Array(0),
  collisionOf: new Uint32Array(0),
  list: [],
}

/** The collisions a row is part of, worst first, as numbers in the list. */
export const collisionsOfRow = ({ collisionStart, collisionOf }: SourceCollisions, row: number): Uint32Array =>
  collisionOf.subarray(collisionStart[row] ?? 0, collisionStart[row + 1] ?? 0)
