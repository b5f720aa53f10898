import { type CheckedGroup, consistencyCheck, relatedNames, type Violation } from '@gatehouse/domain'
import type { MetricFamily } from '@gatehouse/exposition'
import { type GroupRow, openNamed, openWhole } from '@gatehouse/snapshot'
import type { GatewayFacts } from './gateway-facts.ts'
import { largestOpened } from './largest-opened.ts'

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Whether a group is opened at all: one that is larger would take seconds, and much memory. */
export const canBeOpened = ({ group }: GroupRow): boolean =>
  group !== null && group.packed.end - group.packed.start <= largestOpened

/** Every family of a group, its push times among them. */
export const wholeFamilies = ({ group }: GroupRow): readonly MetricFamily[] =>
  group ? (openWhole([group]).get(group) ?? []) : []

/**
 * Holds a group as it would be against others, those of one block of packed bytes at a time: polls wait no longer than
 * for that.
 */
export const compareGroup = async (
  pushed: CheckedGroup,
  rows: readonly GroupRow[],
  { own, naming, failing }: GatewayFacts,
): Promise<readonly Violation[]> => {
  const check = consistencyCheck(own ?? [], naming)
  // Where scrapes work the others agree with each other: what cannot clash with the push is not looked at.
  const related = failing === null ? relatedNames(pushed.families) : null
  check.add(pushed)
  for (const part of Map.groupBy(rows, ({ group }) => group?.packed.block).values()) {
    const groups = part.flatMap(({ group }) => group ?? [])
    const opened = related ? openNamed(groups, related) : openWhole(groups)
    for (const { id, key, group } of part) check.add({ id, key, families: (group && opened.get(group)) ?? [] })
    await breathe()
  }
  return check.violations()
}
