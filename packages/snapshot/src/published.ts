import { identityDoubts, recentPushLimit } from '@gatehouse/domain'
import { groupIdBytes } from './group-id.ts'
import type { GroupRow } from './group-row.ts'
import type { Rows } from './ingest.ts'

/**
 * One snapshot as it crosses from the gateway's worker to the serving thread: columns and one string heap in shared
 * memory, never written again after `publish`. Times in epoch ms, 0 for none. Row `i` has the labels
 * `keyStart[i]` to `keyStart[i + 1]`, each a pair of string numbers; string `s` is UTF-8 in the heap from
 * `stringStart[s]` to `stringStart[s + 1]`. `doubt` is 0 or 1 + an index into `identityDoubts`.
 */
export type PublishedSnapshot = {
  readonly gateway: string
  readonly readAt: number
  readonly rows: number
  readonly present: number
  readonly totalSeries: number
  readonly id: Uint8Array
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
  readonly keyStart: Uint32Array
  readonly keyNames: Uint32Array
  readonly keyValues: Uint32Array
  readonly stringStart: Uint32Array
  readonly heap: Uint8Array
}

const floats = (values: readonly number[]) => {
  const shared = new Float64Array(new SharedArrayBuffer(values.length * 8))
  shared.set(values)
  return shared
}

const wholes = (values: readonly number[]) => {
  const shared = new Uint32Array(new SharedArrayBuffer(values.length * 4))
  shared.set(values)
  return shared
}

const runningTotals = (lengths: readonly number[]) => {
  const starts = [0]
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length)
  return wholes(starts)
}

/** Writes rows into shared columns. What it returns can be posted to another thread without copying. */
export const publish = (rows: Rows, { gateway, readAt }: { gateway: string; readAt: number }): PublishedSnapshot => {
  const list = [...rows.values()]
  const column = (read: (row: GroupRow) => number) => list.map(read)
  const rules = new Int32Array(new SharedArrayBuffer(list.length * 4))
  rules.set(column(({ rule }) => rule))
  const present = list.filter(({ group }) => group !== null)
  return {
    gateway,
    readAt,
    rows: list.length,
    present: present.length,
    totalSeries: present.reduce((sum, { series }) => sum + series, 0),
    id: ids(list),
    pushedAt: floats(column(({ pushedAt }) => pushedAt)),
    failedAt: floats(column(({ failedAt }) => failedAt)),
    missingSince: floats(column(({ missingSince }) => missingSince)),
    refusedSince: floats(column(({ history }) => history.refusedSince)),
    refusals: wholes(column(({ history }) => history.refusals)),
    families: wholes(column(({ familyCount }) => familyCount)),
    series: wholes(column(({ series }) => series)),
    rule: rules,
    doubt: doubts(list),
    pushes: recentPushes(list),
    ...keys(list),
  }
}

const ids = (rows: readonly GroupRow[]) => {
  const shared = new Uint8Array(new SharedArrayBuffer(rows.length * groupIdBytes))
  for (const [i, { id }] of rows.entries()) shared.set(id, i * groupIdBytes)
  return shared
}

const doubts = (rows: readonly GroupRow[]) => {
  const shared = new Uint8Array(new SharedArrayBuffer(rows.length))
  shared.set(rows.map(({ doubt }) => (doubt === null ? 0 : 1 + identityDoubts.indexOf(doubt))))
  return shared
}

const recentPushes = (rows: readonly GroupRow[]) => {
  const shared = new Float64Array(new SharedArrayBuffer(rows.length * recentPushLimit * 8))
  for (const [i, { history }] of rows.entries()) shared.set(history.pushes, i * recentPushLimit)
  return shared
}

const keys = (rows: readonly GroupRow[]) => {
  const numbers = new Map<string, number>()
  const numberOf = (text: string) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
  const labels = rows.flatMap(({ key }) => key.map(([name, value]) => [numberOf(name), numberOf(value)] as const))
  const strings = [...numbers.keys()].map((text) => Buffer.from(text))
  const stringStart = runningTotals(strings.map(({ length }) => length))
  const heap = new Uint8Array(new SharedArrayBuffer(stringStart.at(-1) ?? 0))
  for (const [i, bytes] of strings.entries()) heap.set(bytes, stringStart[i])
  return {
    keyStart: runningTotals(rows.map(({ key }) => key.length)),
    keyNames: wholes(labels.map(([name]) => name)),
    keyValues: wholes(labels.map(([, value]) => value)),
    stringStart,
    heap,
  }
}
