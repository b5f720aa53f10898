import {
  defaultExpectation,
  type Expectation,
  type GroupingKey,
  type GroupState,
  identityDoubts,
  groupingKey as keyOf,
  recentPushLimit,
  stateOf,
} from '@gatehouse/domain'
import { groupingKey } from '@gatehouse/testing'
import fc from 'fast-check'
import { compareReading } from './compare-reading.ts'
import { groupId } from './group-id.ts'
import type { GroupRow, Rows } from './group-row.ts'
import { snapshotPublisher } from './published.ts'
import type { ReadGroup } from './read-groups.ts'
import { viewSnapshot } from './snapshot-view.ts'
import type { Source } from './source.ts'

/** The clock of made-up rows, epoch ms. */
export const now = 1_795_351_300_000

const day = 86_400_000

const time = () =>
  fc.oneof(
    fc.constant(0),
    fc.double({ min: now - 3 * day, max: now + 60_000, noNaN: true }),
    // Few values, so that many rows are equal.
    fc.constantFrom(now - day, now - 60_000, now - 1, now),
  )

const history = () =>
  fc.record({
    pushes: fc.array(fc.double({ min: 1, max: now, noNaN: true }), { maxLength: recentPushLimit }),
    refusedSince: time(),
    refusals: fc.nat({ max: 5 }),
  })

const names = ['job', 'instance', 'k']

/** Keys from a few labels and values, many of them alike, and hostile ones. */
const key = (): fc.Arbitrary<GroupingKey> =>
  fc.oneof(
    fc
      .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom('', 'a', 'b', 'B', 'a\0', 'a\u0001')), {
        maxLength: 3,
      })
      .map((labels) => keyOf([['job', 'a'], ...labels])),
    groupingKey({ maxLabels: 2 }),
  )

/** What was read of a made-up group. Its bytes are nowhere. */
const readGroup = (parts: Omit<ReadGroup, 'digest' | 'id' | 'twin' | 'packed'>): ReadGroup => ({
  ...parts,
  digest: JSON.stringify(parts),
  id: groupId('g', parts.key),
  twin: '',
  packed: { block: { packed: new Uint8Array(), size: 0 }, start: 0, end: 0 },
})

const noClaims = { shape: { families: [], labels: [], emptyLabels: [] }, twice: [], oldestAt: 0 }

const row = (): fc.Arbitrary<GroupRow> =>
  fc
    .record({
      key: key(),
      doubt: fc.constantFrom(null, ...identityDoubts),
      pushedAt: time(),
      failedAt: time(),
      familyCount: fc.nat({ max: 4 }),
      series: fc.nat({ max: 100 }),
      missingSince: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(now - day, now)),
      rule: fc.integer({ min: -1, max: 2 }),
      history: history(),
    })
    .map((parts) => ({
      ...parts,
      id: '',
      group: parts.missingSince > 0 ? null : readGroup({ ...parts, claims: noClaims }),
    }))

/** Rows of a gateway as `ingest` gives them: each key once, in reading order, by id. */
export const rowsOf = (gateway: string, rows: readonly GroupRow[]): Rows => {
  const sorted = rows.toSorted((a, b) => compareReading(a.key, b.key))
  return new Map(
    sorted.map((one) => {
      const id = groupId(gateway, one.key)
      return [id, { ...one, id }]
    }),
  )
}

/** Made-up rows of a gateway, in any state. */
export const someRows = ({ maxLength = 30 } = {}): fc.Arbitrary<readonly GroupRow[]> =>
  fc.uniqueArray(row(), { selector: ({ key: labels }) => JSON.stringify(labels), maxLength })

/** What is expected at every gateway of made-up rows, by the index of the rule, and where no rule applies. */
export const rules: readonly Expectation[] = [
  { source: 'rule', every: 3_600_000, grace: 900_000, staleAfter: day },
  { source: 'rule', every: null, grace: null, staleAfter: null },
]

export const otherwise: Expectation = defaultExpectation(2 * day)

/** Rows as one gateway's part of a question. */
export const sourceOf = (gateway: string, rows: Rows): Source => ({
  view: viewSnapshot(snapshotPublisher(gateway)(rows, now)),
  now,
  rules,
  otherwise,
})

/** A row with its gateway, and its state by the domain's own rule: what a naive answer is made of. */
export type PlainRow = GroupRow & {
  readonly gateway: string
  readonly state: GroupState
  readonly age: number | undefined
}

/** The rows of a gateway as a naive answer sees them. */
export const plainRows = (gateway: string, rows: Rows): readonly PlainRow[] =>
  [...rows.values()].map((one) => {
    const { pushedAt, failedAt, missingSince, rule } = one
    const facts = { now, pushedAt, failedAt, missing: missingSince > 0, expectation: rules[rule] ?? otherwise }
    return { ...one, gateway, state: stateOf(facts), age: pushedAt === 0 ? undefined : now - pushedAt }
  })
