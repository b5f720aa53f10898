import { randomUUID } from 'node:crypto'
import { groupIdBytes } from './group-id.ts'
import type { GroupRow } from './group-row.ts'
import { wholeColumn } from './shared-columns.ts'
import { type PublishedStrings, type StringTable, stringTable } from './string-table.ts'

/**
 * Which groups there are: their ids, 16 bytes each, and their keys. Row `i` has the labels `keyStart[i]` to
 * `keyStart[i + 1]`, each a pair of string numbers; `labelNames` are the strings that are a label's name. Snapshots with
 * one `membership` hold the same groups on the same rows.
 */
export type PublishedKeys = PublishedStrings & {
  readonly membership: string
  readonly id: Uint8Array
  readonly keyStart: Uint32Array
  readonly keyNames: Uint32Array
  readonly keyValues: Uint32Array
  readonly labelNames: Uint32Array
}

// Strings of groups that went stay in the table. Past these, for all groups and for each label, it begins anew.
const fewStrings = 1024
const stringsPerLabel = 4

/** Publishes keys, and takes over what was published before while the groups are the same. */
export const keyPublisher = () => {
  let table = stringTable()
  // Ids only: rows would keep alive what was read of their groups then.
  let last: { readonly ids: readonly string[]; readonly keys: PublishedKeys } | undefined

  const tableFor = (labels: number): StringTable => {
    if (table.size() > fewStrings + stringsPerLabel * labels) table = stringTable()
    return table
  }
  return (rows: readonly GroupRow[]): PublishedKeys => {
    if (last && hasIds(rows, last.ids)) return last.keys
    const labels = rows.reduce((sum, { key }) => sum + key.length, 0)
    const keys = { membership: randomUUID(), id: ids(rows), ...keysOf(rows, labels, tableFor(labels)) }
    last = { ids: rows.map(({ id }) => id), keys }
    return keys
  }
}

const hasIds = (rows: readonly GroupRow[], known: readonly string[]) =>
  known.length === rows.length && rows.every(({ id }, i) => id === known[i])

const ids = (rows: readonly GroupRow[]): Uint8Array => {
  const bytes = Buffer.from(new SharedArrayBuffer(rows.length * groupIdBytes))
  rows.forEach(({ id }, i) => {
    bytes.write(id, i * groupIdBytes, groupIdBytes, 'base64url')
  })
  return bytes
}

const keysOf = (rows: readonly GroupRow[], labels: number, table: StringTable) => {
  const keyNames = wholeColumn(labels, () => 0)
  const keyValues = wholeColumn(labels, () => 0)
  const names = new Set<number>()
  let at = 0
  for (const { key } of rows) {
    for (const [name, value] of key) {
      keyNames[at] = table.numberOf(name)
      keyValues[at] = table.numberOf(value)
      names.add(keyNames[at] ?? 0)
      at++
    }
  }
  let end = 0
  const keyStart = wholeColumn(rows.length + 1, (row) => {
    const start = end
    end += rows[row]?.key.length ?? 0
    return start
  })
  const labelNames = [...names]
  return {
    keyStart,
    keyNames,
    keyValues,
    labelNames: wholeColumn(labelNames.length, (i) => labelNames[i] ?? 0),
    ...table.published(),
  }
}
