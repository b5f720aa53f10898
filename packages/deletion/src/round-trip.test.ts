import {
  deleteFrom,
  type Family,
  groupingKey,
  type LabelPair,
  metricFamilies,
  pushTo,
  type RawGroup,
  type RunningPushgateway,
  readGroups,
  send,
  startPushgateway,
  textBody,
} from '@gatehouse/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestGateway, planAll, run, type TestGateway, testActivity } from './test-gateway.ts'

const withoutTimes = (groups: readonly RawGroup[]) =>
  JSON.parse(
    JSON.stringify(groups, (key, value) =>
      key === 'time_stamp' || /^push(_failure)?_time/.test(key) ? undefined : value,
    ),
  )

describe.each(['1.5', '1.11'] as const)('on a gateway of line %s', (line) => {
  let pushgateway: RunningPushgateway
  let gateway: TestGateway

  beforeAll(async () => {
    pushgateway = await startPushgateway({ line })
    gateway = openTestGateway(pushgateway.url)
  })

  afterAll(async () => {
    await gateway.close()
    await pushgateway.stop()
  })

  const samples = async () => {
    const { text } = await send(pushgateway.url, '/metrics')
    return text
      .split('\n')
      .filter((one) => !/^(push_time|push_failure|# |go_|process_|pushgateway_|promhttp_)/.test(one))
      .sort()
  }

  test('a captured group, deleted and pushed again, is the same group with the same samples', async () => {
    const comesBack = async (key: readonly LabelPair[], families: readonly Family[]) => {
      expect(await pushTo(pushgateway.url, key, textBody(families))).toMatchObject({ status: 200 })
      const before = withoutTimes(await readGroups(pushgateway.url))
      const samplesBefore = await samples()
      const plan = await planAll(gateway)
      // A metric named `labels` hides which group it is; such a group is kept.
      if (plan.items.length === 0) return expect(plan.kept).toMatchObject([{ reason: 'identity-in-doubt' }])
      const activity = testActivity()
      expect(await run(plan, gateway, { activity })).toMatchObject([{ outcome: 'deleted' }])
      expect(await readGroups(pushgateway.url)).toEqual([])
      expect(await pushTo(pushgateway.url, key, activity.intents[0]?.capture ?? '')).toMatchObject({ status: 200 })
      expect(withoutTimes(await readGroups(pushgateway.url))).toEqual(before)
      expect(await samples()).toEqual(samplesBefore)
    }
    const alone = async (key: readonly LabelPair[], families: readonly Family[]) => {
      try {
        await comesBack(key, families)
      } finally {
        await deleteFrom(pushgateway.url, key)
        await expect.poll(() => readGroups(pushgateway.url), { interval: 5 }).toEqual([])
      }
    }
    await fc.assert(fc.asyncProperty(groupingKey({ maxLabels: 2 }), metricFamilies(), alone), { numRuns: 60 })
  })
})
