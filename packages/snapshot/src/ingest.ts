import {
  canonicalKey,
  type GroupingKey,
  type IdentityDoubt,
  noHistory,
  readingOrder,
  remember,
  twinKey,
} from '@gatehouse/domain'
import { compareReading } from './compare-reading.ts'
import type { DecodedGroup } from './decode-group.ts'
import { groupId } from './group-id.ts'
import type { GroupRow } from './group-row.ts'

/** Rows by id (base64url), in the order people read them: by key, `job` first. */
export type Rows = ReadonlyMap<string, GroupRow>

export type IngestContext = {
  readonly gateway: string
  /** The gateway's clock at this read, epoch ms. */
  readonly readAt: number
  /** The index of the first expectation rule that matches a key, -1 for none. */
  readonly ruleOf: (key: GroupingKey) => number
  /** Ids (base64url) of groups we deleted or were told to forget: they are not missing. */
  readonly forgotten: ReadonlySet<string>
  /** Keys that a rule names exactly, with the rule's index: missing when they are not there. */
  readonly expected: readonly { readonly key: GroupingKey; readonly rule: number }[]
}

/** How many missing groups are remembered; the longest missing are forgotten first. */
export const missingLimit = 10_000

/**
 * Folds one read into what is known: groups that are there with their history, groups that were there and are not, and
 * groups a rule expects by name. The previous rows are not changed.
 */
export const ingest = (previous: Rows, groups: readonly DecodedGroup[], context: IngestContext): Rows => {
  const present = presentRows(previous, groups, context)
  const missing = [...previous]
    .filter(([id]) => !present.has(id) && !context.forgotten.has(id))
    .map(([, row]) => row)
    .filter((row) => row.group !== null || row.history.pushes.length > 0 || row.failedAt > 0)
    .map((row) => missingRow(row, context.readAt))
    .sort((a, b) => b.missingSince - a.missingSince)
    .slice(0, missingLimit)
  const rows = [...present.values(), ...missing]
  return inReadingOrder([...rows, ...expectedRows(rows, previous, context)])
}

const idText = (row: GroupRow) => row.id.toString('base64url')

const missingRow = (row: GroupRow, readAt: number): GroupRow => ({
  ...row,
  missingSince: row.missingSince || readAt,
  group: null,
})

const presentRows = (previous: Rows, groups: readonly DecodedGroup[], context: IngestContext) => {
  const copies = new Map<string, number>()
  const twins = Map.groupBy(groups, ({ key }) => twinKey(key))
  const rows = new Map<string, GroupRow>()
  for (const group of groups.toSorted(byTimes)) {
    const canonical = canonicalKey(group.key)
    const copy = copies.get(canonical) ?? 0
    copies.set(canonical, copy + 1)
    const isTwin = (twins.get(twinKey(group.key))?.length ?? 1) > 1
    const id = groupId(context.gateway, group.key, copy)
    const text = id.toString('base64url')
    rows.set(text, presentRow(group, { id, before: previous.get(text), doubt: isTwin ? 'twin' : group.doubt, context }))
  }
  return rows
}

// A gateway answers in random order: what shows the same key must not swap ids from one read to the next.
const byTimes = (a: DecodedGroup, b: DecodedGroup) => a.pushedAt - b.pushedAt || a.failedAt - b.failedAt

type Arrival = {
  readonly id: Buffer
  readonly before: GroupRow | undefined
  readonly doubt: IdentityDoubt | null
  readonly context: IngestContext
}

const presentRow = (group: DecodedGroup, { id, before, doubt, context }: Arrival): GroupRow => ({
  id,
  key: group.key,
  doubt,
  pushedAt: group.pushedAt,
  failedAt: group.failedAt,
  familyCount: group.families.length,
  series: group.series,
  missingSince: 0,
  rule: before?.rule ?? context.ruleOf(group.key),
  history: remember(before?.history ?? noHistory, group, before?.failedAt ?? 0),
  group,
})

/** A rule that names a key exactly, and is the first to match it, expects that group unless some group satisfies it. */
const expectedRows = (rows: readonly GroupRow[], previous: Rows, context: IngestContext): GroupRow[] => {
  const satisfied = new Set(rows.map(({ rule }) => rule))
  return context.expected
    .filter(({ key, rule }) => !satisfied.has(rule) && context.ruleOf(key) === rule)
    .map(({ key, rule }) => {
      const id = groupId(context.gateway, key)
      const since = previous.get(id.toString('base64url'))?.missingSince || context.readAt
      return { ...absentRow, id, key, rule, missingSince: since }
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

const inReadingOrder = (rows: readonly GroupRow[]): Rows => {
  const sortable = rows.map((row) => ({ row, order: readingOrder(row.key) }))
  sortable.sort((a, b) => compareReading(a.order, b.order))
  return new Map(sortable.map(({ row }) => [idText(row), row]))
}
