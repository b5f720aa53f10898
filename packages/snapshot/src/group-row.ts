import type { GroupingKey, IdentityDoubt, PushHistory } from '@gatehouse/domain'
import type { ReadGroup } from './read-groups.ts'

/**
 * One group as the reader remembers it between reads. `missingSince` is the gateway's clock when it was first not
 * there any more (0 while it is there); `rule` is the index of the expectation rule that applies, -1 for none.
 * `group` is what was read of it, null while it is not there.
 */
export type GroupRow = {
  readonly id: string
  readonly key: GroupingKey
  readonly doubt: IdentityDoubt | null
  readonly pushedAt: number
  readonly failedAt: number
  readonly familyCount: number
  readonly series: number
  readonly missingSince: number
  readonly rule: number
  readonly history: PushHistory
  readonly group: ReadGroup | null
}

/** Rows by id, in the order people read them: by key, `job` first. */
export type Rows = ReadonlyMap<string, GroupRow>
