import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { startPrometheus } from './prometheus.ts'
import { pushTo } from './push.ts'
import { startPushgateway } from './pushgateway.ts'

test('a Prometheus stores what was pushed, and tells of targets that cannot be scraped', async () => {
  const gateway = await startPushgateway({ args: ['--web.route-prefix=/pgw'] })
  await pushTo(gateway.url, { job: 'a', instance: 'i' }, 'x 42\n')
  const scrape = { job: 'g', url: gateway.url, labels: { via: 'here' } }
  const prometheus = await startPrometheus([scrape, { ...scrape, job: 'renaming', honorLabels: false }])
  const stored = await eventually(
    async () => {
      const samples = await prometheus.query('x')
      expect(samples).toHaveLength(2)
      return samples
    },
    { within: 30_000 },
  )
  expect(stored).toContainEqual({ labels: { __name__: 'x', instance: 'i', job: 'a', via: 'here' }, value: '42' })
  expect(stored.find(({ labels }) => labels['exported_job'] === 'a')?.labels).toMatchObject({ job: 'renaming' })
  const outcomes = async () => (await prometheus.targets()).map(({ health, lastError }) => ({ health, lastError }))
  const up = { health: 'up', lastError: '' }
  await eventually(async () => expect(await outcomes()).toEqual([up, up]))
  await gateway.stop()
  const down = { health: 'down', lastError: expect.stringContaining('refused') }
  await eventually(async () => expect(await outcomes()).toEqual([down, down]))
  await prometheus.stop()
  await expect(prometheus.targets()).rejects.toThrow('ECONNREFUSED')
})

test('a Prometheus that cannot start says why', async () => {
  const twice = { job: 'a', url: 'http://127.0.0.1:1' }
  await expect(startPrometheus([twice, twice])).rejects.toThrow('multiple scrape configs')
})

test('a Prometheus and its data go away with a test process that is killed', async () => {
  const source = `
    import { startPrometheus } from ${JSON.stringify(join(import.meta.dirname, 'prometheus.ts'))}
    const { url, folder } = await startPrometheus([])
    console.log(JSON.stringify({ url, folder }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url, folder } = JSON.parse(line.toString()) as { url: string; folder: string }
  expect((await fetch(`${url}/-/ready`)).status).toBe(200)
  child.kill('SIGKILL')
  await eventually(() => expect(fetch(`${url}/-/ready`)).rejects.toThrow('fetch failed'))
  await eventually(() => !existsSync(folder))
})
