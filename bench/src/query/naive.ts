import { defaultExpectation, defaultStaleAfter, type GroupState, groupStates, stateOf } from '@gatehouse/domain'
import { parseSelector } from '@gatehouse/domain/promql'
import type { SnapshotView } from '@gatehouse/snapshot'
import type { Question } from './question.ts'

/** A group as anybody would keep it. */
export type PlainGroup = {
  readonly labels: Readonly<Record<string, string>>
  readonly name: string
  readonly pushedAt: number
  readonly failedAt: number
  readonly series: number
  readonly families: number
}

export const plainGroups = (view: SnapshotView): readonly PlainGroup[] =>
  Array.from({ length: view.rows }, (_, row) => ({
    labels: Object.fromEntries(view.labels(row)),
    name: view.labels(row).join(),
    pushedAt: view.pushedAt[row] ?? 0,
    failedAt: view.failedAt[row] ?? 0,
    series: view.series[row] ?? 0,
    families: view.families[row] ?? 0,
  }))

type Judged = PlainGroup & { readonly state: GroupState }

const accepts = (match: string) => {
  const parsed = parseSelector(match)
  if (!parsed.ok) throw new Error(`${match}: ${parsed.reason}`)
  const conditions = parsed.matchers.map(({ name, op, value }) => {
    const pattern = op.endsWith('~') ? new RegExp(`^(?:${value})$`, 's') : undefined
    return ({ labels }: PlainGroup) => {
      const found = labels[name] ?? ''
      return (pattern?.test(found) ?? found === value) === !op.startsWith('!')
    }
  })
  return (group: PlainGroup) => conditions.every((condition) => condition(group))
}

const numbers: Readonly<Record<string, (group: Judged) => number>> = {
  state: ({ state }) => groupStates.indexOf(state),
  gateway: () => 0,
  last_push: ({ pushedAt }) => pushedAt,
  overdue: () => 0,
  series: ({ series }) => series,
  families: ({ families }) => families,
}

const byName = (a: Judged, b: Judged) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

const comparator = (key: string) => {
  const number = numbers[key]
  return number === undefined ? byName : (a: Judged, b: Judged) => number(a) - number(b)
}

const countStates = (groups: readonly Judged[]) => {
  const counts = new Map<GroupState, number>()
  for (const { state } of groups) counts.set(state, (counts.get(state) ?? 0) + 1)
  return counts
}

const expectation = defaultExpectation(defaultStaleAfter)

/** The same answer in a few lines: an array of objects that is filtered, sorted and cut. */
export const askNaively = (groups: readonly PlainGroup[], { match, sort, states, offset, now }: Question) => {
  const judged = groups
    .filter(accepts(match))
    .map((group) => ({ ...group, state: stateOf({ ...group, now, missing: false, expectation }) }))
  const matched = judged.filter(({ state }) => states.length === 0 || states.includes(state))
  const compare = comparator(sort.key)
  const rows = matched.toSorted(sort.descending ? (a, b) => compare(b, a) : compare)
  return { matched: matched.length, counts: countStates(judged), rows: rows.slice(offset, offset + 100) }
}
