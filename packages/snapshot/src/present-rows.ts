import { canonicalKey, type GroupingKey, type IdentityDoubt, noHistory, remember } from '@gatehouse/domain'
import { groupId } from './group-id.ts'
import type { GroupRow, Rows } from './group-row.ts'
import type { ReadGroup } from './read-groups.ts'

/** What a row depends on besides its group. */
export type Circumstances = {
  readonly gateway: string
  readonly ruleOf: (key: GroupingKey) => number
  readonly isWholeUtf8: boolean
}

/** The rows of the groups that are there, by id. What did not change since the rows before is taken over as it is. */
export const presentRows = (previous: Rows, groups: readonly ReadGroup[], context: Circumstances): Rows => {
  const rows = new Map<string, GroupRow>()
  const add = (group: ReadGroup, id: string, isTwin: boolean) =>
    rows.set(id, presentRow(group, { id, before: previous.get(id), doubt: doubtOf(group, isTwin, context), context }))
  for (const [group, alike] of byTwin(groups)) {
    if (alike) addCopies([group, ...alike], context.gateway, (one, id) => add(one, id, true))
    else add(group, group.id, false)
  }
  return rows
}

/** Groups with those that show the same identity, if there are any. */
const byTwin = (groups: readonly ReadGroup[]): Iterable<readonly [ReadGroup, readonly ReadGroup[] | undefined]> => {
  const firsts = new Map<string, ReadGroup>()
  const others = new Map<string, ReadGroup[]>()
  for (const group of groups) {
    const { twin } = group
    if (!firsts.has(twin)) firsts.set(twin, group)
    else if (!others.get(twin)?.push(group)) others.set(twin, [group])
  }
  return Array.from(firsts.values(), (group) => [group, others.get(group.twin)] as const)
}

/** Gives the groups of one identity their ids: what shows the very same key is numbered. */
const addCopies = (alike: readonly ReadGroup[], gateway: string, add: (group: ReadGroup, id: string) => void) => {
  const copies = new Map<string, number>()
  for (const group of alike.toSorted(byTimes)) {
    const canonical = canonicalKey(group.key)
    const copy = copies.get(canonical) ?? 0
    copies.set(canonical, copy + 1)
    add(group, groupId(gateway, group.key, copy))
  }
}

// A gateway answers in random order: what shows the same key must not swap ids from one read to the next.
const byTimes = (a: ReadGroup, b: ReadGroup) => a.pushedAt - b.pushedAt || a.failedAt - b.failedAt

/** What is in doubt about the identity of a group, given whether another shows the same. */
export const doubtOf = (
  { doubt }: ReadGroup,
  isTwin: boolean,
  { isWholeUtf8 }: Pick<Circumstances, 'isWholeUtf8'>,
): IdentityDoubt | null => {
  if (isTwin) return 'twin'
  return doubt === 'not-utf8' && isWholeUtf8 ? null : doubt
}

type Arrival = {
  readonly id: string
  readonly before: GroupRow | undefined
  readonly doubt: IdentityDoubt | null
  readonly context: Circumstances
}

/** The row of a group that is there; the one before when nothing of it changed. */
export const presentRow = (group: ReadGroup, { id, before, doubt, context }: Arrival): GroupRow => {
  if (before?.group === group && before.doubt === doubt) return before
  const key = before?.key ?? group.key
  return {
    id,
    key,
    doubt,
    pushedAt: group.pushedAt,
    failedAt: group.failedAt,
    familyCount: group.familyCount,
    series: group.series,
    missingSince: 0,
    rule: before?.rule ?? context.ruleOf(key),
    history: remember(before?.history ?? noHistory, group, before?.failedAt ?? 0),
    group,
  }
}
