import type { MetricsAnswer, Pushgateway } from '@gatehouse/pushgateway'
import { expect, test } from 'vitest'
import { scrapeProbe } from './scrape-probe.ts'

const asked = { status: { version: '1.5.1', startedAt: 1, flags: {} }, now: 1000 }

async function* chunksOf(text: string) {
  yield Buffer.from(text)
}

const answer = (status: number, text: string): MetricsAnswer => ({
  isOk: status === 200,
  status,
  chunks: chunksOf(text),
  date: null,
})

const probeOf = (readMetricsPage: Pushgateway['readMetricsPage']) =>
  scrapeProbe({ pushgateway: { readMetricsPage }, clock: () => 1 })

test('a glance that was overtaken by a look does not say that scrapes work', async () => {
  const slow = Promise.withResolvers<MetricsAnswer>()
  const page = probeOf(async (_, format) =>
    format === 'protobuf' ? slow.promise : answer(500, 'was collected before'),
  )
  const glance = page.glance(asked)
  await page.look(asked)
  slow.resolve(answer(200, ''))
  await glance
  expect(page.last().health).toMatchObject({ state: 'failing', message: 'was collected before' })
})

test('the page is looked at after four polls that did not see it, and after twenty that only glanced', async () => {
  const page = probeOf(async (_, format) => answer(200, format === 'protobuf' ? '' : 'up 1\n'))
  const pollsUntilDue = async (glances: boolean) => {
    await page.look(asked)
    for (let polls = 0; ; polls++) {
      if (page.isDue(false)) return polls
      if (glances) await page.glance(asked)
      page.polled()
    }
  }
  expect(page.isDue(false)).toBe(true)
  expect(await pollsUntilDue(false)).toBe(4)
  expect(await pollsUntilDue(true)).toBe(20)
  expect(await pollsUntilDue(false)).toBe(4)
})

test('a page that does not reach its counters tells nothing of refused pushes', async () => {
  const name = 'pushgateway_http_requests_total'
  const text = `# TYPE ${name} counter\n${name}{code="400",handler="push",method="put"} 3\n`
  const pages = [text, 'up 1\n']
  const page = probeOf(async () => answer(200, pages.shift() ?? ''))
  expect((await page.look(asked)).refusedPushes).toBe(3)
  expect((await page.look(asked)).refusedPushes).toBeNull()
})
