import type { GroupState } from '@gatehouse/domain'
import type { CompiledMatcher } from '@gatehouse/domain/promql'
import { type AgeBucket, ageHistogram } from './age-histogram.ts'
import { rowSelector } from './select-rows.ts'
import { type GroupSort, sortRows } from './sort-rows.ts'
import { ageOfRow, type RowRef, type Source, seriesOf, stateOfRow } from './source.ts'
import { countStates, type StateCounts } from './state-counts.ts'

/** Which groups: every condition must hold. Ages in ms, bounds excluded below and included above; none means all. */
export type GroupFilter = {
  readonly matchers: readonly CompiledMatcher[]
  readonly states: ReadonlySet<GroupState>
  readonly olderThan?: number | undefined
  readonly youngerThan?: number | undefined
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
  /** For each matcher, how many groups it accepts alone. */
  readonly accepted: readonly number[]
  /** Over the filter without its states. */
  readonly counts: StateCounts
  /** Over the filter without its ages. */
  readonly ages: readonly AgeBucket[]
  readonly rows: readonly (RowRef & { readonly state: GroupState })[]
}

type Judged = RowRef & { readonly state: GroupState; readonly age: number | undefined }

/** Answers what the groups screen asks of one or many gateways, at the sources' `now`. */
export const queryGroups = (sources: readonly Source[], query: GroupsQuery): GroupsPage => {
  const { judged, accepted } = judge(sources, query)
  const ofAge = judged.filter((row) => isOfAge(row, query))
  const matched = ofAge.filter(({ state }) => hasState(state, query))
  return {
    total: sum(sources, ({ view }) => view.rows),
    totalSeries: sum(sources, ({ view }) => view.totalSeries),
    matched: matched.length,
    series: sum(matched, seriesOf),
    accepted,
    counts: countStates(ofAge.map(({ state }) => state)),
    ages: ageHistogram(judged.filter(({ state }) => hasState(state, query))),
    rows: sortRows(matched, query.sort).slice(query.offset, query.offset + query.limit),
  }
}

/** All groups a filter accepts, in the order people read keys. */
export const filterGroups = (sources: readonly Source[], filter: GroupFilter): (RowRef & { state: GroupState })[] =>
  judge(sources, filter).judged.filter((row) => isOfAge(row, filter) && hasState(row.state, filter))

const judge = (sources: readonly Source[], { matchers }: GroupFilter) => {
  const select = rowSelector(matchers)
  const selections = sources.map((source) => ({ source, ...select(source.view) }))
  const judged = selections.flatMap(({ source, rows }) =>
    rows.map((row): Judged => ({ source, row, state: stateOfRow({ source, row }), age: ageOfRow({ source, row }) })),
  )
  const accepted = matchers.map((_, i) => sum(selections, ({ acceptedAlone }) => acceptedAlone[i] ?? 0))
  return { judged, accepted }
}

const hasState = (state: GroupState, { states }: GroupFilter) => states.size === 0 || states.has(state)

const isOfAge = ({ age }: Judged, { olderThan, youngerThan }: GroupFilter) => {
  if (olderThan === undefined && youngerThan === undefined) return true
  if (age === undefined) return false
  return (olderThan === undefined || age > olderThan) && (youngerThan === undefined || age <= youngerThan)
}

const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0)
