import { collisionKinds, type Expectation, type GroupState, readingOrder, shownText } from '@gatehouse/domain'
import type { Label } from '@gatehouse/exposition'
import { collisionsOfGroup, expectationOf, overdueOfRow, type RowRef } from '@gatehouse/snapshot'
import type { z } from 'zod'
import type { Gateways } from '../gateways/gateways.ts'
import type { Reader } from '../gateways/reader.ts'
import type { expectation, freshness, groupRow } from './shapes.ts'

/** Marks beside one group; its panel tells all. */
const shownCollisions = 5

export const printLabels = (labels: readonly Label[]): Record<string, string> =>
  Object.fromEntries(readingOrder(labels).map(([name, value]) => [name, shownText(value)]))

/** A time on the wire: whole ms, null for "never". */
export const printTime = (ms: number | undefined): number | null => (ms ? Math.round(ms) : null)

export const printExpectation = (found: Expectation, rule: string | null): z.infer<typeof expectation> => ({
  ...found,
  rule,
})

/** The `match` of a rule, by its index at this gateway. */
export const ruleText = (reader: Reader | undefined, rule: number | null): string | null =>
  reader?.settings.rules[rule ?? -1]?.match ?? null

export const printFreshness = (reader: Reader): z.infer<typeof freshness> => ({
  gateway: reader.name,
  readAt: printTime(reader.lastRead()?.view.readAt),
  now: printTime(reader.now() ?? undefined),
  frozen: reader.failure() !== undefined,
})

export const printGroup = (gateways: Gateways, ref: RowRef & { state: GroupState }): z.infer<typeof groupRow> => {
  const { view } = ref.source
  const { row } = ref
  const refusedSince = printTime(view.refusedSince[row])
  return {
    id: view.idOf(row),
    gateway: view.gateway,
    labels: printLabels(view.labels(row)),
    state: ref.state,
    lastPushAt: printTime(view.pushedAt[row]),
    lastFailureAt: printTime(view.failedAt[row]),
    missingSince: printTime(view.missingSince[row]),
    overdueIntervals: overdueOfRow(ref),
    superseded: null,
    expectation: printExpectation(expectationOf(ref), ruleText(gateways.get(view.gateway), view.rule[row] ?? -1)),
    families: view.families[row] ?? 0,
    series: view.series[row] ?? 0,
    collisions: collisionsOfGroup(ref.source, row)
      .slice(0, shownCollisions)
      .map((one) => ({
        ...one,
        severity: collisionKinds[one.kind].severity,
      })),
    pushes: view.pushesOf(row).map(Math.round),
    refusals: refusedSince === null ? null : { since: refusedSince, seen: view.refusals[row] ?? 0 },
    identityDoubt: view.doubtOf(row),
  }
}
