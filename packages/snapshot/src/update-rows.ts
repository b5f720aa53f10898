import type { GroupRow, Rows } from './group-row.ts'
import { type Circumstances, doubtOf, presentRow } from './present-rows.ts'
import type { ReadGroup } from './read-groups.ts'

/** What rows were made of. */
export type RowsSource = { readonly groups: readonly ReadGroup[]; readonly context: Circumstances }

/**
 * The rows of the usual read: the groups are those the rows before were made of, some pushed since, each in the place
 * where it was. Undefined when that is not so, or when identities are in question; then the rows have to be made anew.
 * Gives the very same rows when nothing changed.
 */
export const updateRows = (
  previous: Rows,
  source: RowsSource | undefined,
  groups: readonly ReadGroup[],
  context: Circumstances & { readonly forgotten: ReadonlySet<string> },
): Rows | undefined => {
  if (!source || groups.length !== source.groups.length) return undefined
  if (context.isWholeUtf8 !== source.context.isWholeUtf8) return undefined
  for (const id of context.forgotten) if (previous.get(id)?.group === null) return undefined
  if (groups === source.groups) return previous
  const changed: GroupRow[] = []
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]
    if (!group || group === source.groups[i]) continue
    const before = previous.get(group.id)
    if (!before?.group || before.group !== source.groups[i] || before.doubt === 'twin') return undefined
    changed.push(presentRow(group, { id: group.id, before, doubt: doubtOf(group, false, context), context }))
  }
  return changed.length === 0 ? previous : withRows(previous, changed)
}

const withRows = (previous: Rows, changed: readonly GroupRow[]): Rows => {
  const rows = new Map(previous)
  for (const row of changed) rows.set(row.id, row)
  return rows
}
