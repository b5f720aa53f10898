import type { GroupRow, Rows } from './group-row.ts'
import { keyPublisher, type PublishedKeys } from './published-keys.ts'
import { patchedColumns, type RowColumns, rowColumns } from './row-columns.ts'

/**
 * One snapshot as it crosses from the gateway's worker to the serving thread: columns and strings in shared memory, never
 * written again. Times in epoch ms, 0 for none. `doubt` is 0 or 1 + an index into `identityDoubts`. `changed` counts
 * the groups that came, went or were pushed since the snapshot before.
 */
export type PublishedSnapshot = PublishedKeys &
  RowColumns & {
    readonly gateway: string
    readonly readAt: number
    readonly changed: number
  }

type Last = { readonly rows: Rows; readonly list: readonly GroupRow[]; readonly published: PublishedSnapshot }

/**
 * Publishes the snapshots of one gateway, one after another: writes rows into shared columns that can be posted to
 * another thread without copying. Columns nothing changed in are those of the snapshot before.
 */
export const snapshotPublisher = (gateway: string): ((rows: Rows, readAt: number) => PublishedSnapshot) => {
  const publishKeys = keyPublisher()
  let last: Last | undefined
  return (rows, readAt) => {
    const list = last?.rows === rows ? last.list : [...rows.values()]
    const keys = last?.rows === rows ? last.published : publishKeys(list)
    const published = { ...keys, ...columnsAfter(last, list, keys.membership, rows), gateway, readAt }
    last = { rows, list, published }
    return published
  }
}

const columnsAfter = (last: Last | undefined, list: readonly GroupRow[], membership: string, rows: Rows) => {
  if (last?.published.membership !== membership) {
    return { ...rowColumns(list), changed: last ? countChanges(last.rows, rows) : rows.size }
  }
  const differing = differences(last.list, list)
  const changed = differing.filter((row) => isChanged(last.list[row], list[row])).length
  return { ...patchedColumns(last.published, list, differing), changed }
}

/** The places of rows that are not the same as before. */
const differences = (before: readonly GroupRow[], list: readonly GroupRow[]): readonly number[] => {
  if (before === list) return []
  const places: number[] = []
  for (let row = 0; row < list.length; row++) if (before[row] !== list[row]) places.push(row)
  return places
}

const countChanges = (before: Rows, rows: Rows): number => {
  let kept = 0
  let differ = 0
  for (const row of rows.values()) {
    const known = before.get(row.id)
    if (!known) continue
    kept++
    if (isChanged(known, row)) differ++
  }
  return rows.size - kept + (before.size - kept) + differ
}

const isChanged = (before: GroupRow | undefined, row: GroupRow | undefined) =>
  before !== row && (before?.group?.digest !== row?.group?.digest || before?.doubt !== row?.doubt)
