import { type GroupingKey, noHistory } from '@gatehouse/domain'
import { compareReading } from './compare-reading.ts'
import { groupId } from './group-id.ts'
import type { GroupRow, Rows } from './group-row.ts'
import { keepPlaces } from './keep-places.ts'
import { presentRows } from './present-rows.ts'
import type { ReadGroup } from './read-groups.ts'
import { updateRows } from './update-rows.ts'

export type IngestContext = {
  readonly gateway: string
  /** The gateway's clock at this read, epoch ms. */
  readonly readAt: number
  /** The index of the first expectation rule that matches a key, -1 for none. */
  readonly ruleOf: (key: GroupingKey) => number
  /** Ids of groups we deleted or were told to forget: they are not missing. */
  readonly forgotten: ReadonlySet<string>
  /** Keys that a rule names exactly, with the rule's index: missing when they are not there. */
  readonly expected: readonly { readonly key: GroupingKey; readonly rule: number }[]
  /** The gateway is known to hold no bytes that are not UTF-8, so that U+FFFD stands for itself. */
  readonly isWholeUtf8: boolean
}

/** How many missing groups are remembered; the longest missing are forgotten first. */
export const missingLimit = 10_000

/**
 * Folds one read into what is known: groups that are there with their history, groups that were there and are not, and
 * groups a rule expects by name. The previous rows are not changed, and are the result when nothing else is known now.
 */
export const ingest = (previous: Rows, groups: readonly ReadGroup[], context: IngestContext): Rows => {
  const source = sources.get(previous)
  const placed = source ? keepPlaces(source.groups, groups) : groups
  const usable = source?.context.expected === context.expected ? source : undefined
  const rows = updateRows(previous, usable, placed, context) ?? rowsAnew(previous, placed, context)
  sources.set(rows, { groups: placed, context })
  return rows
}

// Not a part of the rows: from rows that came another way follows the same, only later.
const sources = new WeakMap<Rows, { readonly groups: readonly ReadGroup[]; readonly context: IngestContext }>()

const rowsAnew = (previous: Rows, groups: readonly ReadGroup[], context: IngestContext): Rows => {
  const present = presentRows(previous, groups, context)
  const rows = [...present.values(), ...missingRows(previous, present, context)]
  const all = [...rows, ...expectedRows(rows, previous, context)]
  return isKnown(previous, all) ? previous : inReadingOrder(previous, all)
}

const isKnown = (previous: Rows, rows: readonly GroupRow[]) =>
  rows.length === previous.size && rows.every((row) => previous.get(row.id) === row)

const missingRows = (previous: Rows, present: Rows, { forgotten, readAt }: IngestContext): readonly GroupRow[] =>
  [...previous.values()]
    .filter(({ id }) => !present.has(id) && !forgotten.has(id))
    .filter(({ group, history, failedAt }) => group !== null || history.pushes.length > 0 || failedAt > 0)
    .map((row) => (row.missingSince > 0 ? row : { ...row, missingSince: readAt, group: null }))
    .sort((a, b) => b.missingSince - a.missingSince)
    .slice(0, missingLimit)

/** A rule that names a key exactly, and is the first to match it, expects that group unless some group satisfies it. */
const expectedRows = (
  rows: readonly GroupRow[],
  previous: Rows,
  { gateway, readAt, ruleOf, expected }: IngestContext,
): readonly GroupRow[] => {
  if (expected.length === 0) return []
  const satisfied = new Set(rows.map(({ rule }) => rule))
  return expected
    .filter(({ key, rule }) => !satisfied.has(rule) && ruleOf(key) === rule)
    .map(({ key, rule }) => {
      const id = groupId(gateway, key)
      const before = previous.get(id)
      return before?.missingSince ? before : { ...absentRow, id, key, rule, missingSince: readAt }
    })
}

const absentRow = {
  doubt: null,
  pushedAt: 0,
  failedAt: 0,
  familyCount: 0,
  series: 0,
  history: noHistory,
  group: null,
} as const

/** Only what is new needs sorting: the rest goes in the order it was in. */
const inReadingOrder = (previous: Rows, rows: readonly GroupRow[]): Rows => {
  const byId = previous.size === 0 ? none : new Map(rows.map((row) => [row.id, row]))
  const kept = [...previous.keys()].flatMap((id) => byId.get(id) ?? [])
  const added = rows.filter(({ id }) => !previous.has(id)).sort(byKey)
  const ordered = new Map<string, GroupRow>()
  for (const row of merge(kept, added)) ordered.set(row.id, row)
  return ordered
}

const none: Rows = new Map()

// Copies show the same key: their ids decide, so that they stay in their order.
const byKey = (a: GroupRow, b: GroupRow) => compareReading(a.key, b.key) || (a.id < b.id ? -1 : 1)

const merge = (first: readonly GroupRow[], second: readonly GroupRow[]): readonly GroupRow[] => {
  if (second.length === 0) return first
  if (first.length === 0) return second
  const rows: GroupRow[] = []
  let next = 0
  for (const row of first) {
    for (let other = second[next]; other && byKey(other, row) < 0; other = second[next]) {
      rows.push(other)
      next++
    }
    rows.push(row)
  }
  return [...rows, ...second.slice(next)]
}
