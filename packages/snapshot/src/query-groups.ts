import type { GroupState } from '@gatehouse/domain'
import type { CompiledMatcher } from '@gatehouse/domain/promql'
import { type AgeBucket, ageHistogram } from './age-histogram.ts'
import { type Candidates, gather, keep, refOf, runsOf, sourceAt, stateAt } from './candidates.ts'
import { collidesAs, countTrouble, type WantedCollisions } from './collisions/query-collisions.ts'
import { rowSelector } from './select-rows.ts'
import { type GroupSort, sortedWindow } from './sort-groups.ts'
import type { RowRef, Source } from './source.ts'
import { countStates, type StateCounts } from './state-counts.ts'

/** Which groups: every condition must hold. Ages in ms, bounds excluded below and included above; none means all. */
export type GroupFilter = {
  readonly matchers: readonly CompiledMatcher[]
  readonly states: ReadonlySet<GroupState>
  readonly olderThan?: number | undefined
  readonly youngerThan?: number | undefined
  readonly collisions?: WantedCollisions | undefined
}

/** The filter without a condition. */
export const everyGroup: GroupFilter = { matchers: [], states: new Set() }

export type GroupsQuery = GroupFilter & {
  readonly sort: GroupSort
  readonly limit: number
  readonly offset: number
}

export type GroupsPage = {
  readonly total: number
  readonly totalSeries: number
  readonly matched: number
  readonly series: number
  /** Errors and warnings that what matched is part of. */
  readonly collisions: number
  /** For each matcher, how many groups it accepts alone. */
  readonly accepted: readonly number[]
  /** Over the filter without its states. */
  readonly counts: StateCounts
  /** Over the filter without its ages. */
  readonly ages: readonly AgeBucket[]
  readonly rows: readonly (RowRef & { readonly state: GroupState })[]
}

/** Answers what the groups screen asks of one or many gateways, at the sources' `now`. */
export const queryGroups = (sources: readonly Source[], query: GroupsQuery): GroupsPage => {
  const { found, accepted } = select(sources, query)
  const ofAge = keep(found, isOfAge(found, query))
  const ofState = keep(found, hasState(found, query))
  const matched = keep(ofAge, hasState(ofAge, query))
  const window = sortedWindow(matched, query.sort, query.offset, query.offset + query.limit)
  return {
    total: sum(sources, ({ view }) => view.rows),
    totalSeries: sum(sources, ({ view }) => view.totalSeries),
    matched: matched.length,
    series: sumSeries(matched),
    collisions: countTrouble(matched),
    accepted,
    counts: countStates(ofAge),
    ages: ageHistogram(ofState),
    rows: Array.from(window, (candidate) => refOf(matched, candidate)),
  }
}

/** All groups a filter accepts, in the order people read keys. */
export const filterGroups = (sources: readonly Source[], filter: GroupFilter): (RowRef & { state: GroupState })[] => {
  const matched = filterCandidates(sources, filter)
  return Array.from({ length: matched.length }, (_, candidate) => refOf(matched, candidate))
}

/** How many of the groups a filter accepts are in each state. */
export const countGroups = (sources: readonly Source[], filter: GroupFilter): StateCounts =>
  countStates(filterCandidates(sources, filter))

/** As `filterGroups`, in columns. */
export const filterCandidates = (sources: readonly Source[], filter: GroupFilter): Candidates => {
  const { found } = select(sources, filter)
  const ofAge = keep(found, isOfAge(found, filter))
  return keep(ofAge, hasState(ofAge, filter))
}

const select = (sources: readonly Source[], { matchers, collisions = new Set() }: GroupFilter) => {
  const selectRows = rowSelector(matchers)
  const selections = sources.map((source) => ({ source, ...selectRows(source.view) }))
  const accepted = matchers.map((_, i) => sum(selections, ({ acceptedAlone }) => acceptedAlone[i] ?? 0))
  const all = gather(selections)
  return { found: keep(all, collidesAs(all, collisions)), accepted }
}

type Condition = (candidate: number) => boolean

/** Undefined where every candidate fulfils it. */
const hasState = (all: Candidates, { states }: GroupFilter): Condition | undefined =>
  states.size === 0 ? undefined : (candidate) => states.has(stateAt(all, candidate))

const isOfAge = (
  all: Candidates,
  { olderThan = Number.NEGATIVE_INFINITY, youngerThan }: GroupFilter,
): Condition | undefined => {
  if (olderThan === Number.NEGATIVE_INFINITY && youngerThan === undefined) return undefined
  return (candidate) => {
    const { view, now } = sourceAt(all, candidate)
    const pushedAt = view.pushedAt[all.row[candidate] ?? 0] ?? 0
    const age = now - pushedAt
    return pushedAt !== 0 && age > olderThan && (youngerThan === undefined || age <= youngerThan)
  }
}

const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0)

const sumSeries = (all: Candidates): number => {
  let total = 0
  for (const { source, from, to } of runsOf(all)) {
    const { series, missingSince } = source.view
    for (let i = from; i < to; i++) {
      const row = all.row[i] ?? 0
      if (!missingSince[row]) total += series[row] ?? 0
    }
  }
  return total
}
