import { groupStates, labelValue } from '@gatehouse/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filterGroups } from './query-groups.ts'
import { type Job, type JobSortKey, jobSortKeys, queryJobs, sortJobs } from './query-jobs.ts'
import { someFilter, someSources } from './test-questions.ts'
import { otherwise, type PlainRow, plainRows, rowsOf, rules, someRows, sourceOf } from './test-rows.ts'

const everything = { matchers: [], states: new Set<never>() }

const naiveJob = (rows: readonly PlainRow[]): Omit<Job, 'job' | 'gateway'> => {
  const pushes = rows.map(({ pushedAt }) => pushedAt).filter((at) => at > 0)
  const used = new Set(rows.map(({ rule }) => rule))
  const [rule = -1] = used
  return {
    groups: rows.length,
    counts: Object.fromEntries(
      groupStates.map((s) => [s, rows.filter(({ state }) => state === s).length]),
    ) as Job['counts'],
    lastPushAt: Math.max(0, ...pushes),
    oldestPushAt: pushes.length === 0 ? 0 : Math.min(...pushes),
    series: rows.reduce((sum, { series, group }) => sum + (group ? series : 0), 0),
    expectation: used.size === 1 ? (rules[rule] ?? otherwise) : null,
    rule: used.size === 1 ? rule : null,
  }
}

test('jobs add up what a naive answer adds up, the series of missing groups left out', () => {
  fc.assert(
    fc.property(someSources(), ({ sources, plain }) => {
      const perJob = Map.groupBy(plain, ({ gateway, key }) => JSON.stringify([gateway, labelValue(key, 'job')]))
      const expected = [...perJob].map(([name, rows]) => {
        const [gateway = '', job = ''] = JSON.parse(name) as string[]
        return { job, gateway, ...naiveJob(rows) }
      })
      expect(queryJobs(sources, everything)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

test('a filter leaves exactly its groups to the jobs', () => {
  fc.assert(
    fc.property(someSources(), someFilter(), ({ sources }, filter) => {
      const jobs = queryJobs(sources, filter)
      expect(jobs.reduce((sum, { groups }) => sum + groups, 0)).toBe(filterGroups(sources, filter).length)
    }),
  )
})

test('jobs come in the order of gateway and name', () => {
  fc.assert(
    fc.property(someSources(), ({ sources }) => {
      const names = queryJobs(sources, everything).map(({ gateway, job }) => [gateway, job] as const)
      const sorted = names.toSorted(([g, a], [h, b]) => (g !== h ? (g < h ? -1 : 1) : a < b ? -1 : 1))
      expect(names).toEqual(sorted)
    }),
  )
})

const compare = <T extends number | string>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0)

const worst = ({ counts }: Job) => groupStates.findIndex((state) => counts[state] > 0)

// Written apart from the product; within a state the newest push comes first.
const naive: Record<JobSortKey, (a: Job, b: Job) => number> = {
  job: (a, b) => compare(a.job, b.job),
  gateway: (a, b) => compare(a.gateway, b.gateway),
  groups: (a, b) => compare(a.groups, b.groups),
  series: (a, b) => compare(a.series, b.series),
  last_push: (a, b) => compare(a.lastPushAt, b.lastPushAt),
  state: (a, b) => compare(worst(a), worst(b)) || compare(b.lastPushAt, a.lastPushAt),
}

test.each(jobSortKeys)('sorting by %s keeps every job once, in order, and what is equal as it came', (key) => {
  fc.assert(
    fc.property(someSources(), fc.boolean(), ({ sources }, descending) => {
      const jobs = queryJobs(sources, everything)
      const expected = jobs.toSorted((a, b) => (descending ? naive[key](b, a) : naive[key](a, b)))
      expect(sortJobs(jobs, { key, descending })).toEqual(expected)
    }),
  )
})

test('a job whose name holds a NUL is not taken for another', () => {
  fc.assert(
    fc.property(someRows(), (rows) => {
      const there = rowsOf('g', rows)
      const names = new Set(plainRows('g', there).map(({ key }) => labelValue(key, 'job')))
      expect(
        queryJobs([sourceOf('g', there)], everything)
          .map(({ job }) => job)
          .sort(),
      ).toEqual([...names].sort())
    }),
  )
})
