import { pushNaively, pushTo, type RunningPushgateway, readGroups, startPushgateway } from '@gatehouse/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readText } from './receive.ts'
import { ask, readBytes } from './test-address.ts'

describe.each(['1.5', '1.11'] as const)('of line %s', (line) => {
  let gateway: RunningPushgateway

  beforeAll(async () => {
    gateway = await startPushgateway({ line })
    await pushTo(gateway.url, { job: 'a' }, 'm 1\n')
  })

  afterAll(() => gateway.stop())

  test('the groups are the very bytes of the JSON API', async () => {
    const { bytes } = await ask(gateway.url, readBytes)
    expect(JSON.parse(bytes.toString()).data).toEqual(await readGroups(gateway.url))
  })

  test('a read carries the clock of the gateway', async () => {
    const before = Date.now()
    const { date } = await ask(gateway.url, readBytes)
    // A Date header has no fractions of a second.
    expect(date).toBeGreaterThan(before - 1_001)
    expect(date).toBeLessThanOrEqual(Date.now())
  })

  test('the status has version, flags and the start', async () => {
    const { version, flags, startedAt } = await ask(gateway.url, ({ readStatus }) => readStatus())
    expect(version).toMatch(line === '1.5' ? /^1\.5\./ : /^1\.11\./)
    expect(flags['push.disable-consistency-check']).toBe('false')
    expect(Math.abs(Date.now() - startedAt)).toBeLessThan(60_000)
  })

  test('a gateway can be asked below its route prefix, with or without a slash at the end', async () => {
    const prefixed = await startPushgateway({ line, args: ['--web.route-prefix=/a/b'] })
    for (const url of [prefixed.url, `${prefixed.url}/`]) {
      await pushTo(prefixed.url, { job: 'x' }, 'm 1\n')
      expect((await ask(url, readBytes)).bytes.toString()).toContain('"job":"x"')
      await ask(url, ({ remove }) => remove([['job', 'x']]))
      await expect.poll(() => readGroups(prefixed.url)).toEqual([])
    }
    await prefixed.stop()
  })

  test('a gateway behind an external URL is asked below its path', async () => {
    const external = await startPushgateway({ line, args: ['--web.external-url=http://push.example/ext'] })
    const { flags } = await ask(external.url, ({ readStatus }) => readStatus())
    expect(new URL(external.url).pathname).toBe('/ext')
    expect(flags['web.external-url']).toBe('http://push.example/ext')
    await external.stop()
  })

  test('a scrape works until two groups clash, wherever the metrics page is', async () => {
    const args = ['--web.telemetry-path=/telemetry', '--web.route-prefix=/p']
    const moved = await startPushgateway({ line, checked: false, args })
    const page = () =>
      ask(moved.url, async ({ readStatus, readMetricsPage }) => {
        const { isOk, chunks } = await readMetricsPage(await readStatus())
        return { isOk, text: await readText(chunks, 1_000_000) }
      })
    await pushTo(moved.url, { job: 'a' }, '# TYPE m counter\nm 1\n')
    expect(await page()).toMatchObject({ isOk: true, text: expect.stringContaining('m{instance="",job="a"} 1') })
    await pushNaively(moved.url, { job: 'b' }, '# TYPE m gauge\nm 1\n')
    await expect.poll(page).toMatchObject({ isOk: false, text: expect.stringContaining('collected metric "m"') })
    await moved.stop()
  })
})
