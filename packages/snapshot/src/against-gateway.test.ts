import { canonicalKey } from '@gatehouse/domain'
import {
  deleteFrom,
  type Family,
  groupingKey,
  type LabelPair,
  metricFamilies,
  pushRefused,
  pushTo,
  type RunningPushgateway,
  readGroup,
  send,
  startPushgateway,
  textBody,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rows } from './group-row.ts'
import { ingest } from './ingest.ts'
import { type PublishedSnapshot, snapshotPublisher } from './published.ts'
import { noGroups, openGroup, type ReadGroups } from './read-groups.ts'
import { type SnapshotView, viewSnapshot } from './snapshot-view.ts'
import { aRead, readChunks } from './test-groups.ts'
import { type Told, toldFamilies, toldGroups } from './test-reference.ts'

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

  /** What is known of a gateway that was read several times. */
  type Known = {
    readonly read: ReadGroups
    readonly rows: Rows
    readonly publish: (rows: Rows, readAt: number) => PublishedSnapshot
    readonly view: SnapshotView | undefined
  }

  const nothingKnown = (): Known => ({
    read: noGroups,
    rows: new Map(),
    publish: snapshotPublisher('g'),
    view: undefined,
  })

  /** Reads in chunks of a size that cuts groups anywhere. */
  const readOn = async ({ read, rows, publish, view }: Known, bytes: Buffer): Promise<Known> => {
    const now = await readChunks(bytes, 1000, read)
    const all = ingest(rows, now.groups, aRead())
    return { read: now, rows: all, publish, view: viewSnapshot(publish(all, 1), view) }
  }

  const isThere = ({ missingSince }: SnapshotView, row: number) => missingSince[row] === 0

  const rowsOf = (view: SnapshotView) =>
    Array.from({ length: view.rows }, (_, row) => ({
      key: canonicalKey(view.labels(row)),
      id: view.idOf(row),
      pushedAt: view.pushedAt[row],
      failedAt: view.failedAt[row],
      families: view.families[row],
      doubt: view.doubtOf(row),
      series: view.series[row] ?? 0,
      job: view.labels(row).find(([name]) => name === 'job')?.[1] ?? '',
      isThere: isThere(view, row),
    }))

  const byKey = <T extends { readonly key: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (a.key < b.key ? -1 : 1))

  /** Compares what several reads gave with a plain `JSON.parse` of the last one, and with one read from nothing. */
  const compare = async ({ view, rows }: Known, before: Known, bytes: Buffer) => {
    if (!view) throw new Error('nothing was read')
    const expected = toldGroups(bytes)
    const seen = rowsOf(view)
    const present = seen.filter((row) => row.isThere)
    const toldNow = present.map(({ key, pushedAt, failedAt, families, doubt }) => ({
      key,
      pushedAt,
      failedAt,
      families,
      doubt,
    }))
    expect(byKey(toldNow as Told[])).toEqual(byKey(expected))

    const fresh = await readOn(nothingKnown(), bytes)
    expect(present).toEqual(fresh.view ? rowsOf(fresh.view) : [])
    const contents = [...rows.values()].flatMap(({ key, group }) =>
      group ? [[canonicalKey(key), openGroup(group)] as const] : [],
    )
    expect(new Map(contents)).toEqual(toldFamilies(bytes))

    const missing = [...before.rows.values()]
      .map(({ key }) => canonicalKey(key))
      .filter((key) => !expected.some((one) => one.key === key))
    expect(
      seen
        .filter((row) => !row.isThere)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(missing.sort())
    for (const { id, key } of before.view ? rowsOf(before.view) : []) {
      expect(seen.find((row) => row.key === key)?.id).toBe(id)
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    return present
  }

  const readAndCompare = async (before: Known): Promise<Known> => {
    const { bytes } = await send(gateway.url, '/api/v1/metrics')
    const now = await readOn(before, bytes)
    for (const { job, series } of await compare(now, before, bytes)) expect(series, job).toBe(await samplesOf(job))
    return now
  }

  test('after any pushes and deletes the snapshot tells the same as the JSON and the metrics page', async () => {
    const play = async (pool: readonly (readonly LabelPair[])[], steps: readonly Step[]) => {
      let known = nothingKnown()
      for (const one of steps) {
        await take(pool[one.at] ?? [], one)
        known = await readAndCompare(known)
      }
      for (const [i, key] of pool.entries()) await take(key, { act: 'delete', at: i })
    }
    await fc.assert(fc.asyncProperty(keys, fc.array(step, { minLength: 3, maxLength: 8 }), play), { numRuns: 25 })
  })
})
