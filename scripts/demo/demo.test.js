import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestGatehouse } from '../../apps/server/src/test-gatehouse.ts'
import { deleteFrom, eventually, pushTo, startPushgateway } from '../../packages/testing/src/index.ts'
import { jobs } from './jobs.js'

let gateway

beforeAll(async () => {
  gateway = await startPushgateway()
})

afterAll(() => gateway.stop())

test('what each sample job pushes is accepted, at its start and later', async () => {
  for (const { labels, body, method } of jobs) {
    for (const turn of [0, 7]) {
      const reply = await pushTo(gateway.url, labels, body(turn), { method })
      expect(reply, `${JSON.stringify(labels)} ${body(turn)}`).toMatchObject({ status: 200 })
    }
    await deleteFrom(gateway.url, labels)
  }
})

test('sample jobs clash in one name, overwrite one group, and push under two spellings, and in nothing worse', async () => {
  const unchecked = await startPushgateway({ checked: false })
  const gatehouse = await startTestGatehouse(`--pushgateway.url=${unchecked.url}`)
  const accepted = jobs.filter(({ refusedFrom }) => refusedFrom !== 0)
  for (const { labels, body, method } of accepted) await pushTo(unchecked.url, labels, body(0), { method })
  const warmers = jobs.filter(({ labels }) => labels.job === 'cache-warmer')
  for (let turn = 1; turn <= 8; turn++) {
    for (const { labels, body, method } of warmers) {
      await pushTo(unchecked.url, labels, body(turn), { method })
      await gatehouse.readAgain()
    }
  }
  await eventually(
    async () => {
      const { body } = await gatehouse.get('/collisions')
      expect(body.collisions.map(({ kind, metric }) => [kind, metric])).toEqual([
        ['type-clash', 'deploy_duration_seconds'],
        ['contention', 'cache_objects_warmed_total'],
        ['near-twins', null],
        ['help-differs', 'deploy_duration_seconds'],
      ])
    },
    { within: 20_000 },
  )
  await gatehouse.stop()
  await unchecked.stop()
})
