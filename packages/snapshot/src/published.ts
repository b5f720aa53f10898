import { identityDoubts, recentPushLimit } from '@gatehouse/domain'
import type { GroupRow, Rows } from './group-row.ts'
import { keyPublisher, type PublishedKeys } from './published-keys.ts'
import { byteColumn, floatColumn, signedColumn, wholeColumn } from './shared-columns.ts'

/**
 * One snapshot as it crosses from the gateway's worker to the serving thread: columns and strings in shared memory, never
 * written again. Times in epoch ms, 0 for none. `doubt` is 0 or 1 + an index into `identityDoubts`. `changed` counts
 * the groups that came, went or were pushed since the snapshot before.
 */
export type PublishedSnapshot = PublishedKeys & {
  readonly gateway: string
  readonly readAt: number
  readonly changed: number
  readonly rows: number
  readonly present: number
  readonly totalSeries: number
  readonly pushedAt: Float64Array
  readonly failedAt: Float64Array
  readonly missingSince: Float64Array
  readonly refusedSince: Float64Array
  readonly refusals: Uint32Array
  readonly families: Uint32Array
  readonly series: Uint32Array
  readonly rule: Int32Array
  readonly doubt: Uint8Array
  readonly pushes: Float64Array
}

/**
 * Publishes the snapshots of one gateway, one after another: writes rows into shared columns that can be posted to
 * another thread without copying. Columns nothing changed in are those of the snapshot before.
 */
export const snapshotPublisher = (gateway: string): ((rows: Rows, readAt: number) => PublishedSnapshot) => {
  const publishKeys = keyPublisher()
  let last: { readonly rows: Rows; readonly published: PublishedSnapshot } | undefined
  return (rows, readAt) => {
    const changed = last ? countChanges(last.rows, rows) : rows.size
    const columns = last?.rows === rows ? last.published : columnsOf(rows, publishKeys)
    const published = { ...columns, gateway, readAt, changed }
    last = { rows, published }
    return published
  }
}

const columnsOf = (rows: Rows, publishKeys: ReturnType<typeof keyPublisher>) => {
  const list = [...rows.values()]
  const column = <T>(make: (length: number, read: (row: number) => number) => T, read: (row: GroupRow) => number) =>
    make(list.length, (i) => read(list[i] as GroupRow))
  const present = list.filter(({ group }) => group !== null)
  return {
    ...publishKeys(list),
    rows: list.length,
    present: present.length,
    totalSeries: present.reduce((sum, { series }) => sum + series, 0),
    pushedAt: column(floatColumn, ({ pushedAt }) => pushedAt),
    failedAt: column(floatColumn, ({ failedAt }) => failedAt),
    missingSince: column(floatColumn, ({ missingSince }) => missingSince),
    refusedSince: column(floatColumn, ({ history }) => history.refusedSince),
    refusals: column(wholeColumn, ({ history }) => history.refusals),
    families: column(wholeColumn, ({ familyCount }) => familyCount),
    series: column(wholeColumn, ({ series }) => series),
    rule: column(signedColumn, ({ rule }) => rule),
    doubt: column(byteColumn, ({ doubt }) => (doubt === null ? 0 : 1 + identityDoubts.indexOf(doubt))),
    pushes: recentPushes(list),
  }
}

const recentPushes = (rows: readonly GroupRow[]) => {
  const column = floatColumn(rows.length * recentPushLimit, () => 0)
  let start = 0
  for (const { history } of rows) {
    for (let i = 0; i < history.pushes.length; i++) column[start + i] = history.pushes[i] ?? 0
    start += recentPushLimit
  }
  return column
}

const countChanges = (before: Rows, rows: Rows): number => {
  if (before === rows) return 0
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

const isChanged = (before: GroupRow, row: GroupRow) =>
  before !== row && (before.group?.digest !== row.group?.digest || before.doubt !== row.doubt)
