import type { Family } from '@gatehouse/testing'
import { buildInfo, counters, gauges, histogram, summary } from './families.ts'
import { below, randomNumbers } from './random.ts'

/** One metric group of the corpus. */
export type CorpusGroup = {
  readonly labels: Readonly<Record<string, string>>
  readonly families: readonly Family[]
}

const teams = ['billing', 'search', 'ingest', 'ml', 'infra', 'mail', 'crm', 'reporting']
const tasks = ['nightly_export', 'db_backup', 'etl_load', 'image_resize', 'cache_warm']
const jobs = teams.flatMap((team) => tasks.map((task) => `${team}-${task.replace('_', '-')}`))

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? ''

const taskId = (index: number, turn: number, random: () => number) =>
  random() < 0.15
    ? `s3://bucket-${turn % 7}/part/${index}`
    : `${(0x1000000 + below(random, 0xefffffff)).toString(16)}-${index}`

/** The labels of a group: 40 jobs on many instances; three in ten groups carry a `task_id` besides. */
const labelsOf = (index: number, random: () => number): CorpusGroup['labels'] => {
  const turn = Math.floor(index / jobs.length)
  const host = `${pick(teams, index)}-worker-${String(turn).padStart(4, '0')}.eu-west-1.compute.internal:9100`
  const labels = { job: pick(jobs, index), instance: host }
  return random() < 0.3 ? { ...labels, task_id: taskId(index, turn, random) } : labels
}

/**
 * Group `index` of a corpus that is the same on every run: about 30.5 series (with the two push times of the gateway)
 * in some ten families: gauges, counters, a histogram, a summary. Another version has the same series, other values.
 */
export const corpusGroup = (index: number, version = 0): CorpusGroup => {
  const structure = randomNumbers(index * 104_729 + 5)
  const values = randomNumbers(index * 7919 + 17 + version * 1_000_003)
  const task = pick(tasks, index)
  const source = `${pick(teams, index + 3)} "main"`
  return {
    labels: labelsOf(index, structure),
    families: [
      ...gauges(task, 3 + below(structure, 3), values),
      ...counters(task, source, 2 + below(structure, 2), values),
      histogram(task, values),
      summary(task, index % 97 === 0, values),
      buildInfo(task, structure),
    ],
  }
}
