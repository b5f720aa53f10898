import { compareText, type Expectation, type GroupState, labelValue } from '@gatehouse/domain'
import { filterGroups, type GroupFilter } from './query-groups.ts'
import { expectationOf, type RowRef, type Source, seriesOf } from './source.ts'
import { countStates, type StateCounts, severityOf } from './state-counts.ts'

/**
 * The groups of one job at one gateway, together. Push times in epoch ms, 0 while none was accepted; `series` as a
 * scrape carries them now.
 */
export type Job = {
  readonly job: string
  readonly gateway: string
  readonly groups: number
  readonly counts: StateCounts
  readonly lastPushAt: number
  readonly oldestPushAt: number
  readonly series: number
  /** What is expected of all its groups; null when that differs. */
  readonly expectation: Expectation | null
  readonly rule: number | null
}

type Member = RowRef & { readonly state: GroupState }

/** The jobs of the groups a filter accepts, in the order of gateway and name. */
export const queryJobs = (sources: readonly Source[], filter: GroupFilter): Job[] => {
  const members = Map.groupBy(filterGroups(sources, filter), (row) => `${row.source.view.gateway}\0${jobOf(row)}`)
  return [...members.values()].flatMap((rows) => summarise(rows))
}

const jobOf = ({ source, row }: RowRef) => labelValue(source.view.labels(row), 'job')

const summarise = (rows: readonly Member[]): Job[] => {
  const [first] = rows
  if (!first) return []
  const pushes = rows.map(({ source, row }) => source.view.pushedAt[row] ?? 0).filter((at) => at > 0)
  const rules = new Set(rows.map(({ source, row }) => source.view.rule[row] ?? -1))
  return [
    {
      job: jobOf(first),
      gateway: first.source.view.gateway,
      groups: rows.length,
      counts: countStates(rows.map(({ state }) => state)),
      lastPushAt: pushes.reduce((a, b) => Math.max(a, b), 0),
      oldestPushAt: pushes.reduce((a, b) => Math.min(a, b), pushes[0] ?? 0),
      series: rows.reduce((sum, row) => sum + seriesOf(row), 0),
      expectation: rules.size === 1 ? expectationOf(first) : null,
      rule: rules.size === 1 ? (first.source.view.rule[first.row] ?? -1) : null,
    },
  ]
}

/** The columns jobs can be sorted by. */
export const jobSortKeys = ['job', 'gateway', 'groups', 'last_push', 'series', 'state'] as const

export type JobSortKey = (typeof jobSortKeys)[number]

const worst = ({ counts }: Job) => {
  const states = Object.entries(counts).filter((entry): entry is [GroupState, number] => entry[1] > 0)
  return Math.min(...states.map(([state]) => severityOf(state)))
}

const comparators: Record<JobSortKey, (a: Job, b: Job) => number> = {
  job: (a, b) => compareText(a.job, b.job),
  gateway: (a, b) => compareText(a.gateway, b.gateway),
  groups: (a, b) => a.groups - b.groups,
  last_push: (a, b) => a.lastPushAt - b.lastPushAt,
  series: (a, b) => a.series - b.series,
  state: (a, b) => worst(a) - worst(b) || b.lastPushAt - a.lastPushAt,
}

/** Sorts jobs by a column; what is equal keeps the order it came in. */
export const sortJobs = (
  jobs: readonly Job[],
  { key, descending }: { readonly key: JobSortKey; readonly descending: boolean },
): Job[] => {
  const compare = comparators[key]
  return jobs.toSorted(descending ? (a, b) => compare(b, a) : compare)
}
