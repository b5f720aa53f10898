import { compareText, type Expectation, type GroupState } from '@gatehouse/domain'
import { type Candidates, sourceAt } from './candidates.ts'
import { filterCandidates, type GroupFilter } from './query-groups.ts'
import { expectationOf, type Source, seriesOf } from './source.ts'
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

/** The jobs of the groups a filter accepts, in the order of gateway and name. */
export const queryJobs = (sources: readonly Source[], filter: GroupFilter): Job[] =>
  jobRuns(filterCandidates(sources, filter)).map(({ all, from, to }) => summarise(all, from, to))

type JobRun = { readonly all: Candidates; readonly from: number; readonly to: number }

/** Candidates are in the order of gateway and job already, so each job's are next to each other. */
const jobRuns = (all: Candidates): JobRun[] => {
  const jobs = jobStrings(all)
  const runs: JobRun[] = []
  for (let from = 0; from < all.length; ) {
    let to = from + 1
    while (to < all.length && jobs[to] === jobs[from] && all.source[to] === all.source[from]) to++
    runs.push({ all, from, to })
    from = to
  }
  return runs
}

/** The string of each candidate's job, -1 for none. */
const jobStrings = (all: Candidates): Int32Array => {
  const columns = all.sources.map(({ view }) => view.valuesOf('job'))
  const jobs = new Int32Array(all.length)
  for (let i = 0; i < all.length; i++) jobs[i] = columns[all.source[i] ?? 0]?.[all.row[i] ?? 0] ?? -1
  return jobs
}

const summarise = (all: Candidates, from: number, to: number): Job => {
  const first = { source: sourceAt(all, from), row: all.row[from] ?? 0 }
  const { view } = first.source
  const rows = all.row.subarray(from, to)
  const job = view.valuesOf('job')?.[first.row] ?? -1
  const rule = commonRule(view.rule, rows)
  return {
    job: job < 0 ? '' : view.text(job),
    gateway: view.gateway,
    groups: rows.length,
    counts: countStates({ state: all.state.subarray(from, to) }),
    ...pushTimes(view.pushedAt, rows),
    series: rows.reduce((sum, row) => sum + seriesOf({ source: first.source, row }), 0),
    expectation: rule === null ? null : expectationOf(first),
    rule,
  }
}

const commonRule = (rules: Int32Array, rows: Uint32Array): number | null => {
  const rule = rules[rows[0] ?? 0] ?? -1
  return rows.every((row) => rules[row] === rule) ? rule : null
}

const pushTimes = (pushedAt: Float64Array, rows: Uint32Array) => {
  let lastPushAt = 0
  let oldestPushAt = 0
  for (const row of rows) {
    const at = pushedAt[row] ?? 0
    if (at <= 0) continue
    if (at > lastPushAt) lastPushAt = at
    if (oldestPushAt === 0 || at < oldestPushAt) oldestPushAt = at
  }
  return { lastPushAt, oldestPushAt }
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
