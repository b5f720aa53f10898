import { canonicalKey, groupingKey as sorted, twinKey } from '@gatehouse/domain'
import {
  groupingKey,
  hostileStrings,
  type LabelPair,
  pushgatewayLines,
  pushNaively,
  pushTime,
  pushTo,
  readGroups,
  startPushgateway,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startTestGatehouse } from './test-gatehouse.ts'

type Key = readonly LabelPair[]

const keysPerLine = 600

const planLimit = 200

/** Hostile keys, none of which a scrape would take for another. */
const hostileKeys = (): readonly Key[] => {
  const sampled = fc.sample(groupingKey(), { numRuns: keysPerLine, seed: 272 })
  const written = hostileStrings.flatMap((text): Key[] => [
    [['job', text]],
    [
      ['job', 'a'],
      ['k', text],
    ],
  ])
  const keys = [...sampled, ...written].filter((key) => key.every(([name, value]) => name !== 'job' || value !== ''))
  return [...new Map(keys.map((key) => [twinKey(key), key])).values()]
}

const inBatches = <T>(items: readonly T[], size: number) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

// Each key is pushed beside its shadow twin: the group that a client which only percent-encodes would hit instead.
describe.each(pushgatewayLines())('on a Pushgateway %s', (line) => {
  test('hostile groups are deleted, every one of them, and none of their shadow twins', async () => {
    const gateway = await startPushgateway({ line, checked: false })
    const keys = hostileKeys()
    for (const key of keys) await pushNaively(gateway.url, key, 'shadow 1\n').catch(() => {})
    const isMeant = new Set(keys.map((key) => twinKey(key)))
    const canonical = (labels: Readonly<Record<string, string>>) => canonicalKey(sorted(Object.entries(labels)))
    const shadows = new Map(
      (await readGroups(gateway.url))
        .filter(({ labels }) => !isMeant.has(twinKey(Object.entries(labels))))
        .map((group) => [canonical(group.labels), pushTime(group)]),
    )
    for (const key of keys) expect((await pushTo(gateway.url, key, 'm 1\n')).status).toBe(202)

    const gatehouse = await startTestGatehouse(`--pushgateway.url=${gateway.url}`)
    await gatehouse.readAgain()
    const { body } = await gatehouse.get('/groups?limit=1000')
    const more = (await gatehouse.get('/groups?limit=1000&offset=1000')).body.groups
    const wanted = new Set(keys.map((key) => canonicalKey(sorted(key))))
    const targets = [...body.groups, ...more].filter(({ labels }) => wanted.has(canonical(labels)))
    expect(targets).toHaveLength(keys.length)

    let deleted = 0
    for (const batch of inBatches(targets, planLimit)) {
      const selection = { ids: batch.map(({ id }: { id: string }) => id) }
      const plan = await gatehouse.post('/plans', { selection, includeFresh: true })
      expect(plan.body.kept).toEqual([])
      const applied = await gatehouse.post(`/plans/${plan.body.id}/apply`, { confirm: plan.body.confirm ?? undefined })
      const run = await gatehouse.finished(applied.body.runId)
      expect(run.results.filter(({ outcome }) => outcome !== 'deleted')).toEqual([])
      deleted += run.outcomes['deleted'] ?? 0
    }

    const left = new Map((await readGroups(gateway.url)).map((group) => [canonical(group.labels), pushTime(group)]))
    expect(left).toEqual(shadows)
    expect(shadows.size).toBeGreaterThan(20)
    expect(deleted).toBe(keys.length)
    expect(deleted).toBeGreaterThanOrEqual(500)
    await gatehouse.stop()
    await gateway.stop()
  })
})
