import type { Family } from '@gatehouse/testing'
import { below } from './random.ts'

type Random = () => number

type Series = { readonly labels: readonly (readonly [string, string])[]; readonly value: number }

const lone = (value: number): readonly Series[] => [{ labels: [], value }]

const perValue = (label: string, values: readonly string[], next: () => number): readonly Series[] =>
  values.map((value) => ({ labels: [[label, value]], value: next() }))

const gaugeList: readonly {
  readonly name: string
  readonly help: string
  readonly series: (r: Random) => readonly Series[]
}[] = [
  {
    name: 'last_success_timestamp_seconds',
    help: 'Unix time of the last successful completion of the batch job.',
    series: (random) => lone(1.7e9 + below(random, 1e7) + below(random, 1000) / 1000),
  },
  {
    name: 'duration_seconds',
    help: 'Wall clock duration of the last run of the batch job in seconds.',
    series: (random) => lone(random() * 3600),
  },
  {
    name: 'queue_depth',
    help: 'Number of items waiting in the work queue when the job finished.',
    series: (random) => perValue('queue', ['high', 'low'], () => below(random, 5000)),
  },
  {
    name: 'memory_peak_bytes',
    help: 'Peak resident memory of the job process in bytes.',
    series: (random) => lone(below(random, 4e9)),
  },
  {
    name: 'input_bytes',
    help: 'Size of the input read by the last run, in bytes.',
    series: (random) => lone(below(random, 4e9)),
  },
]

/** The first so many gauges a task reports: three to five. */
export const gauges = (task: string, count: number, random: Random): readonly Family[] =>
  gaugeList.slice(0, count).map(({ name, help, series }) => ({
    name: `${task}_${name}`,
    help,
    type: 'gauge',
    series: series(random),
  }))

/** The first so many counters a task reports: two or three. */
export const counters = (task: string, source: string, count: number, random: Random): readonly Family[] =>
  (
    [
      {
        name: `${task}_records_processed_total`,
        help: 'Total number of records processed, by outcome.',
        type: 'counter',
        series: ['ok', 'error', 'skipped'].map((outcome) => ({
          labels: [
            ['outcome', outcome],
            ['source', source],
          ],
          value: below(random, 1e6),
        })),
      },
      {
        name: `${task}_retries_total`,
        help: 'Total number of retries performed against upstream services.',
        type: 'counter',
        series: lone(below(random, 1e9)),
      },
      {
        name: `${task}_bytes_written_total`,
        help: 'Total number of bytes written to the destination.',
        type: 'counter',
        series: lone(below(random, 1e9)),
      },
    ] satisfies Family[]
  ).slice(0, count)

const upperBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, Infinity]

/** A histogram of eleven buckets. */
export const histogram = (task: string, random: Random): Family => {
  let count = 0
  const buckets = upperBounds.map((bound) => {
    count += below(random, bound === Infinity ? 20 : 400)
    return [bound, count] as const
  })
  return {
    name: `${task}_request_duration_seconds`,
    help: 'Latency of upstream requests made by the job, in seconds.',
    type: 'histogram',
    series: [{ labels: [], buckets, count, sum: random() * count }],
  }
}

/** A summary of three quantiles; one that has seen nothing says NaN. */
export const summary = (task: string, isEmpty: boolean, random: Random): Family => ({
  name: `${task}_batch_size`,
  help: 'Distribution of batch sizes written to the destination.',
  type: 'summary',
  series: [
    {
      labels: [],
      quantiles: [0.5, 0.9, 0.99].map((quantile) => [quantile, isEmpty ? Number.NaN : random() * 1000] as const),
      sum: random() * 1e6,
      count: below(random, 1e4),
    },
  ],
})

export const buildInfo = (task: string, random: Random): Family => ({
  name: `${task}_build_info`,
  help: 'Build information of the job binary; the value is always 1.',
  type: 'gauge',
  series: [
    {
      labels: [
        ['version', `2.${below(random, 20)}.${below(random, 9)}`],
        ['revision', below(random, 2 ** 32).toString(16)],
        ['goversion', 'go1.19.8'],
      ],
      value: 1,
    },
  ],
})
