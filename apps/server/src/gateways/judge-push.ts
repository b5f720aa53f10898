import {
  changesOf,
  type FamilyChange,
  familiesAfter,
  type GroupingKey,
  type PushMethod,
  type Violation,
} from '@gatehouse/domain'
import type { MetricFamily } from '@gatehouse/exposition'
import { type GroupRow, groupId } from '@gatehouse/snapshot'
import { canBeOpened, compareGroup, wholeFamilies } from './compare-push.ts'
import type { GatewayFacts } from './gateway-facts.ts'

/** What a push would meet and leave. */
export type Judged = {
  /** The group that is pushed to, null where none is, and whether it is there. */
  readonly group: string | null
  readonly isThere: boolean
  /** What each method would do to the group; null where nothing would be stored anyway. */
  readonly changes: Readonly<Record<PushMethod, readonly FamilyChange[]>> | null
  /** How many groups the push was held against, of how many others. */
  readonly compared: number
  readonly others: number
  readonly violations: readonly Violation[]
  /** Where scrapes fail: whether what is there now tells why, so that it is known what this push would mend. */
  readonly isExplained: boolean
  /** The group is there, and too large to be opened. */
  readonly isTooLarge: boolean
}

export const nothingJudged: Judged = {
  group: null,
  isThere: false,
  changes: null,
  compared: 0,
  others: 0,
  violations: [],
  isExplained: false,
  isTooLarge: false,
}

type PushToJudge = {
  readonly method: PushMethod
  readonly key: GroupingKey
  /** Null for a body that cannot be read. */
  readonly brought: readonly MetricFamily[] | null
}

type Around = { readonly gateway: string; readonly rows: readonly GroupRow[]; readonly facts: GatewayFacts }

/** Holds a push against the groups of the last read. */
export const judgePush = async (
  { method, key, brought }: PushToJudge,
  { gateway, rows, facts }: Around,
): Promise<Judged> => {
  const group = groupId(gateway, key)
  const row = rows.find(({ id }) => id === group)
  const place = { ...nothingJudged, group, isThere: row !== undefined }
  if (!brought) return place
  if (row && !canBeOpened(row)) return { ...place, isTooLarge: true }
  const before = row ? wholeFamilies(row) : null
  const push = { key, brought, before }
  const others = rows.filter((one) => one !== row)
  const compared = others.filter(canBeOpened)
  const after = { id: group, key, families: familiesAfter({ ...push, method }) }
  const violations = await compareGroup(after, compared, facts)
  const mayMend = facts.failing !== null && violations.length === 0 && before !== null
  return {
    ...place,
    changes: { PUT: changesOf({ ...push, method: 'PUT' }), POST: changesOf({ ...push, method: 'POST' }) },
    compared: compared.length,
    others: others.length,
    violations,
    isExplained: mayMend && (await compareGroup({ ...after, families: before }, compared, facts)).length > 0,
  }
}
