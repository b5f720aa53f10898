import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { metricFamilies } from './family-arbitraries.ts'
import { pushgatewayLines } from './gateway-binary.ts'
import { groupingKey } from './label-arbitraries.ts'
import { deleteFrom, deleteNaively, pushNaively, pushRefused, pushTo } from './push.ts'
import { type RunningPushgateway, startPushgateway } from './pushgateway.ts'
import { pushTime, rawFamily, readGroup, readGroups } from './read-groups.ts'
import { textBody } from './text-body.ts'

describe.for(pushgatewayLines())('%s', (line) => {
  let gateway: RunningPushgateway

  beforeAll(async () => {
    gateway = await startPushgateway({ line })
  })

  afterAll(() => gateway.stop())

  test('any families can be pushed into any group, read there, and deleted', async () => {
    const property = fc.asyncProperty(groupingKey(), metricFamilies(), async (key, families) => {
      const body = textBody(families)
      expect(await pushTo(gateway.url, key, body), body).toMatchObject({ status: 200 })
      const [group, ...others] = await readGroups(gateway.url)
      expect(others).toEqual([])
      if (group === undefined) throw new Error('the group is not there')
      expect(pushTime(group)).toBeGreaterThan(1.7e9)
      for (const { name, type, series } of families) {
        expect(rawFamily(group, name)).toMatchObject({ type: type.toUpperCase() })
        expect(rawFamily(group, name)?.metrics).toHaveLength(series.length)
      }
      const { metrics } = rawFamily(group, 'push_time_seconds') ?? { metrics: [] }
      expect(metrics[0]?.labels).toEqual({ instance: '', ...Object.fromEntries(key) })
      expect(await deleteFrom(gateway.url, key)).toEqual({ status: 202, text: '' })
      await eventually(async () => (await readGroups(gateway.url)).length === 0)
    })
    await fc.assert(property, { numRuns: 150 })
  })

  test('bytes that are no UTF-8 arrive as they are, and can be deleted', async () => {
    const labels = { job: 'a', k: Uint8Array.of(0xff, 0xfe) }
    await pushRefused(gateway.url, labels, 'x 1\n')
    const [group] = await readGroups(gateway.url)
    expect(group?.labels).toEqual({ job: 'a', k: '\ufffd\ufffd' })
    await deleteFrom(gateway.url, labels)
    await eventually(async () => (await readGroups(gateway.url)).length === 0)
  })

  test('a naive client hits another group', async () => {
    const meant = { job: 'a', k: '..' }
    await pushTo(gateway.url, meant, 'x 1\n')
    await pushNaively(gateway.url, meant, 'y 1\n')
    expect(await readGroup(gateway.url, { job: 'a' })).toBeDefined()
    await deleteNaively(gateway.url, meant)
    await eventually(async () => (await readGroup(gateway.url, { job: 'a' })) === undefined)
    expect(await readGroup(gateway.url, meant)).toBeDefined()
    await deleteFrom(gateway.url, meant)
  })
})
