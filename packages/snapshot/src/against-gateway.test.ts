import { canonicalKey, groupingKey as keyOf } from '@gatehouse/domain'
import {
  deleteFrom,
  type Family,
  groupingKey,
  type LabelPair,
  metricFamilies,
  pushRefused,
  pushTo,
  type RawGroup,
  type RunningPushgateway,
  rawFamily,
  readGroup,
  send,
  startPushgateway,
  textBody,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeGroups } from './decode-groups.ts'
import { ingest, type Rows } from './ingest.ts'
import { publish } from './published.ts'
import { viewSnapshot } from './snapshot-view.ts'
import { aRead } from './test-groups.ts'

type Step = {
  readonly act: 'PUT' | 'POST' | 'refused' | 'delete'
  readonly families?: readonly Family[]
  readonly at: number
}

// A job for each key, so that no key contains another; an empty instance has tests of its own.
const keys = fc
  .array(groupingKey({ maxLabels: 3 }), { minLength: 3, maxLength: 3 })
  .map((all) => all.map((key, i) => ownKey(key, `g${i}`)))

const ownKey = (key: readonly LabelPair[], job: string): readonly LabelPair[] => [
  ['job', job],
  ...key.filter(([name, value]) => name !== 'job' && !(name === 'instance' && value === '')),
]

const at = fc.nat({ max: 2 })

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('PUT' as const, 'POST' as const),
      families: metricFamilies({ maxLength: 3 }),
      at,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('refused' as const, 'delete' as const), at }) },
)

const isShadow = ({ labels }: RawGroup) => Array.isArray(labels['metrics'])

const firstMetric = (group: RawGroup, name: string) => rawFamily(group, name)?.metrics[0]

/** What a plain reading of the JSON tells of one group. */
const told = (group: RawGroup) => {
  const labels = isShadow(group) ? (firstMetric(group, 'push_time_seconds')?.labels ?? {}) : group.labels
  const own = Object.entries(labels).filter(([name, value]) => !isShadow(group) || name !== 'instance' || value !== '')
  const families = Object.entries(group).filter(([name, value]) => typeof value === 'object' && name !== 'labels')
  return {
    key: canonicalKey(keyOf(own)),
    pushedAt: Number(firstMetric(group, 'push_time_seconds')?.['value']) * 1000,
    failedAt: Number(firstMetric(group, 'push_failure_time_seconds')?.['value']) * 1000,
    families: families.length - 2 + (isShadow(group) ? 1 : 0),
    doubt: isShadow(group) ? 'shadowed' : own.flat().some((text) => text.includes('\ufffd')) ? 'not-utf8' : null,
  }
}

describe.each(['1.5', '1.11'] as const)('line %s', (line) => {
  let gateway: RunningPushgateway

  beforeAll(async () => {
    gateway = await startPushgateway({ line })
  })

  afterAll(() => gateway.stop())

  const take = async (key: readonly LabelPair[], one: Step) => {
    const { act, families = [] } = one
    if (act === 'delete') {
      await deleteFrom(gateway.url, key)
      return expect.poll(() => readGroup(gateway.url, key), { interval: 5 }).toBeUndefined()
    }
    if (act === 'refused') return pushRefused(gateway.url, key)
    // Families may clash with those of other groups, and 1.11.0 drops the connection of a push it refuses.
    return pushTo(gateway.url, key, textBody(families), { method: act }).catch(() => {})
  }

  const samplesOf = async (job: string) => {
    const { status, text } = await send(gateway.url, '/metrics')
    expect(status, text).toBe(200)
    return text.split('\n').filter((line) => new RegExp(`^[^#][^{]*\\{(.*,)?job="${job}"[,}]`, 's').test(line)).length
  }

  /** Reads once more and compares with a plain `JSON.parse` of the same bytes. */
  const readAndCompare = async (before: Rows) => {
    const { bytes } = await send(gateway.url, '/api/v1/metrics')
    const rows = ingest(before, decodeGroups(bytes), aRead())
    const view = viewSnapshot(publish(rows, { gateway: 'g', readAt: 1 }))
    const seen = Array.from({ length: view.rows }, (_, row) => ({
      key: canonicalKey(view.labels(row)),
      id: view.idOf(row),
      pushedAt: view.pushedAt[row],
      failedAt: view.failedAt[row],
      families: view.families[row],
      doubt: view.doubtOf(row),
      series: view.series[row],
      isThere: view.missingSince[row] === 0,
      job: view.labels(row).find(([name]) => name === 'job')?.[1] ?? '',
    }))
    const expected = (JSON.parse(bytes.toString()).data as RawGroup[]).map(told)
    const byKey = <T extends { key: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const present = seen.filter(({ isThere }) => isThere)
    expect(byKey(present.map(({ id, series, isThere, job, ...rest }) => rest))).toEqual(byKey(expected))
    for (const { job, series } of present) expect(series, job).toBe(await samplesOf(job))
    const missing = [...before.values()]
      .map(({ key }) => canonicalKey(key))
      .filter((key) => !expected.some((one) => one.key === key))
    expect(
      seen
        .filter(({ isThere }) => !isThere)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(missing.sort())
    for (const { key, id } of seen) {
      const earlier = [...before].find(([, row]) => canonicalKey(row.key) === key)
      if (earlier) expect(id).toBe(earlier[0])
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    return rows
  }

  test('after any pushes and deletes the snapshot tells the same as the JSON and the metrics page', async () => {
    const play = async (pool: readonly (readonly LabelPair[])[], steps: readonly Step[]) => {
      let rows: Rows = new Map()
      for (const one of steps) {
        await take(pool[one.at] ?? [], one)
        rows = await readAndCompare(rows)
      }
      for (const [i, key] of pool.entries()) await take(key, { act: 'delete', at: i })
    }
    await fc.assert(fc.asyncProperty(keys, fc.array(step, { minLength: 3, maxLength: 8 }), play), { numRuns: 25 })
  })
})
