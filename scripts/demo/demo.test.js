import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteFrom, pushTo, startPushgateway } from '../../packages/testing/src/index.ts'
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
