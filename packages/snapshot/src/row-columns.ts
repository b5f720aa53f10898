import { identityDoubts, recentPushLimit } from '@gatehouse/domain'
import type { GroupRow } from './group-row.ts'
import { byteColumn, type Column, copyColumn, floatColumn, signedColumn, wholeColumn } from './shared-columns.ts'

/** The rows of a snapshot, in columns, and what they sum up to. */
export type RowColumns = ReturnType<typeof rowColumns>

const numbers = {
  pushedAt: ({ pushedAt }: GroupRow) => pushedAt,
  failedAt: ({ failedAt }: GroupRow) => failedAt,
  missingSince: ({ missingSince }: GroupRow) => missingSince,
  refusedSince: ({ history }: GroupRow) => history.refusedSince,
  refusals: ({ history }: GroupRow) => history.refusals,
  families: ({ familyCount }: GroupRow) => familyCount,
  series: ({ series }: GroupRow) => series,
  rule: ({ rule }: GroupRow) => rule,
  doubt: ({ doubt }: GroupRow) => (doubt === null ? 0 : 1 + identityDoubts.indexOf(doubt)),
}

/** Writes all rows into columns. */
export const rowColumns = (list: readonly GroupRow[]) => {
  const column = <T>(make: (length: number, read: (row: number) => number) => T, read: (row: GroupRow) => number) =>
    make(list.length, (row) => read(list[row] as GroupRow))
  return {
    ...totals(list),
    pushedAt: column(floatColumn, numbers.pushedAt),
    failedAt: column(floatColumn, numbers.failedAt),
    missingSince: column(floatColumn, numbers.missingSince),
    refusedSince: column(floatColumn, numbers.refusedSince),
    refusals: column(wholeColumn, numbers.refusals),
    families: column(wholeColumn, numbers.families),
    series: column(wholeColumn, numbers.series),
    rule: column(signedColumn, numbers.rule),
    doubt: column(byteColumn, numbers.doubt),
    pushes: recentPushes(list),
  }
}

/** The columns of a list that has the same rows as before in all places but these. */
export const patchedColumns = (
  before: RowColumns,
  list: readonly GroupRow[],
  places: readonly number[],
): RowColumns => {
  if (places.length === 0) return before
  const column = <K extends keyof typeof numbers>(name: K): RowColumns[K] => {
    const written = places.map((place) => [place, numbers[name](list[place] as GroupRow)] as const)
    return written.every(([place, value]) => before[name][place] === value)
      ? before[name]
      : patched(before[name], written)
  }
  return {
    ...totals(list),
    pushedAt: column('pushedAt'),
    failedAt: column('failedAt'),
    missingSince: column('missingSince'),
    refusedSince: column('refusedSince'),
    refusals: column('refusals'),
    families: column('families'),
    series: column('series'),
    rule: column('rule'),
    doubt: column('doubt'),
    pushes: patchedPushes(before.pushes, list, places),
  }
}

const totals = (list: readonly GroupRow[]) => {
  let present = 0
  let totalSeries = 0
  for (const { group, series } of list) {
    if (group === null) continue
    present++
    totalSeries += series
  }
  return { rows: list.length, present, totalSeries }
}

const patched = <T extends Column>(before: T, written: readonly (readonly [place: number, value: number])[]): T => {
  const column = copyColumn(before)
  for (const [place, value] of written) column[place] = value
  return column
}

const recentPushes = (list: readonly GroupRow[]): Float64Array => {
  const column = floatColumn(list.length * recentPushLimit, () => 0)
  for (let row = 0; row < list.length; row++) writePushes(column, row, list[row])
  return column
}

const patchedPushes = (before: Float64Array, list: readonly GroupRow[], places: readonly number[]): Float64Array => {
  const column = copyColumn(before)
  for (const place of places) {
    column.fill(0, place * recentPushLimit, (place + 1) * recentPushLimit)
    writePushes(column, place, list[place])
  }
  return column
}

const writePushes = (column: Float64Array, row: number, group: GroupRow | undefined): void => {
  const pushes = group?.history.pushes ?? []
  for (let i = 0; i < pushes.length; i++) column[row * recentPushLimit + i] = pushes[i] ?? 0
}
