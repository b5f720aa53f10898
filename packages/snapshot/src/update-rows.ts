import type { GroupRow, Rows } from './group-row.ts'
import { type Circumstances, doubtOf, presentRow } from './present-rows.ts'
import type { ReadGroup } from './read-groups.ts'

/**
 * The rows of the usual read: the groups are those of the read before, some pushed since. Undefined when that is not so,
 * or when identities are in question; then the rows have to be made anew. Gives the very same rows when nothing changed.
 */
export const updateRows = (
  previous: Rows,
  groups: readonly ReadGroup[],
  context: Circumstances & { readonly forgotten: ReadonlySet<string> },
): Rows | undefined => {
  if (groups.length === 0 || groups.length !== countPresent(previous)) return undefined
  for (const id of context.forgotten) if (previous.get(id)?.group === null) return undefined
  const seen = new Set<string>()
  const changed: GroupRow[] = []
  for (const group of groups) {
    const before = previous.get(group.id)
    if (!before?.group || before.doubt === 'twin') return undefined
    seen.add(group.id)
    const doubt = doubtOf(group, false, context)
    if (before.group !== group || before.doubt !== doubt) {
      changed.push(presentRow(group, { id: group.id, before, doubt, context }))
    }
  }
  if (seen.size !== groups.length) return undefined
  return changed.length === 0 ? previous : withRows(previous, changed)
}

const countPresent = (rows: Rows): number => {
  let present = 0
  for (const { group } of rows.values()) if (group) present++
  return present
}

const withRows = (previous: Rows, changed: readonly GroupRow[]): Rows => {
  const rows = new Map(previous)
  for (const row of changed) rows.set(row.id, row)
  return rows
}
