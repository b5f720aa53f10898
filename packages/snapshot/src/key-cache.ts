import { idIndex } from './id-index.ts'
import type { PublishedKeys } from './published-keys.ts'

type Keys = Pick<PublishedKeys, 'membership' | 'id' | 'keyStart' | 'keyNames' | 'keyValues'>

/** How many labels keep a column of their values; the one used longest ago is forgotten first. */
const columnLimit = 16

/** What is known of the keys of one membership, from one snapshot to the next. */
export type KeyCache = {
  readonly membership: string
  readonly rowOf: (id: string) => number | undefined
  /** For each row the string of its value of a label, -1 where it has none; the label by the string of its name. */
  readonly values: (name: number) => Int32Array
}

/** Begins to remember keys, and keeps nothing else of a snapshot alive. Nothing is made before it is asked for. */
export const keyCache = ({ membership, id, keyStart, keyNames, keyValues }: Keys): KeyCache => {
  const keys = { membership, id, keyStart, keyNames, keyValues }
  const columns = new Map<number, Int32Array>()
  let rowOf: KeyCache['rowOf'] | undefined
  return {
    membership: keys.membership,
    rowOf: (wanted) => {
      rowOf ??= idIndex(Buffer.from(keys.id.buffer, keys.id.byteOffset, keys.id.byteLength))
      return rowOf(wanted)
    },
    values: (name) => {
      const column = columns.get(name) ?? valueColumn(keys, name)
      columns.delete(name)
      columns.set(name, column)
      if (columns.size > columnLimit) columns.delete(columns.keys().next().value ?? 0)
      return column
    },
  }
}

const valueColumn = ({ keyStart, keyNames, keyValues }: Keys, name: number) => {
  const column = new Int32Array(keyStart.length - 1).fill(-1)
  for (let row = 0; row < column.length; row++) {
    const end = keyStart[row + 1] ?? 0
    for (let at = keyStart[row] ?? 0; at < end; at++) if (keyNames[at] === name) column[row] = keyValues[at] ?? -1
  }
  return column
}
