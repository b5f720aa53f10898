import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'
import { pushgatewayLines } from './gateway-binary.ts'
import { pushRefused, pushTo } from './push.ts'
import { startPushgateway } from './pushgateway.ts'
import { pushFailureTime, pushTime, readGroups } from './read-groups.ts'
import { send } from './send.ts'

const flagsOf = async (url: string) => {
  const { data } = JSON.parse((await send(url, '/api/v1/status')).text) as { data: { flags: Record<string, string> } }
  return data.flags
}

test('both lines of the Pushgateway are at hand', () => {
  expect(pushgatewayLines()).toEqual(['1.5', '1.11'])
})

test.for(pushgatewayLines())('%s starts empty, in memory and checking', async (line) => {
  const gateway = await startPushgateway({ line })
  const flags = await flagsOf(gateway.url)
  expect(flags).toMatchObject({ 'persistence.file': '', 'push.disable-consistency-check': 'false' })
  expect(await readGroups(gateway.url)).toEqual([])
  await gateway.stop()
  await expect(readGroups(gateway.url)).rejects.toThrow('ECONNREFUSED')
})

test.for(pushgatewayLines())(
  '%s without the check takes a refused push with 202 and records a failure',
  async (line) => {
    const gateway = await startPushgateway({ line, checked: false, adminApi: true })
    const labels = { job: 'a' }
    expect(await pushRefused(gateway.url, labels)).toMatchObject({ status: 202 })
    const group = await eventually(async () => {
      const [only] = await readGroups(gateway.url)
      if (only === undefined) throw new Error('nothing is recorded yet')
      return only
    })
    expect(pushTime(group)).toBe(0)
    expect(pushFailureTime(group)).toBeGreaterThan(1.7e9)
    expect((await send(gateway.url, '/api/v1/admin/wipe', { method: 'PUT' })).status).toBe(202)
    await gateway.stop()
  },
)

test('a restart in memory forgets, a restart with a file remembers, on the same port', async () => {
  const forgetful = await startPushgateway()
  const persistent = await startPushgateway({ persistenceFile: 'groups' })
  for (const gateway of [forgetful, persistent]) {
    await pushTo(gateway.url, { job: 'a' }, 'x 1\n')
    const { pid } = gateway
    await gateway.restart()
    expect(gateway.pid).not.toBe(pid)
  }
  expect(await readGroups(forgetful.url)).toHaveLength(0)
  expect(await readGroups(persistent.url)).toHaveLength(1)
  await Promise.all([forgetful.stop(), persistent.kill()])
})

test('the route prefix is part of the URL', async () => {
  const gateway = await startPushgateway({ args: ['--web.external-url=http://proxy.example/ext/'] })
  expect(gateway.url).toMatch(/\/ext$/)
  expect(await readGroups(gateway.url)).toEqual([])
  await gateway.stop()
})

test('a gateway that cannot start says why', async () => {
  await expect(startPushgateway({ args: ['--no-such-flag'] })).rejects.toThrow('unknown long flag')
  const port = await freePort()
  const squatter = createServer().listen(port, '127.0.0.1')
  await once(squatter, 'listening')
  await expect(startPushgateway({ port })).rejects.toThrow('address already in use')
  squatter.close()
})

test('a gateway and its folder go away with a test process that is killed', async () => {
  const source = `
    import { startPushgateway } from ${JSON.stringify(join(import.meta.dirname, 'pushgateway.ts'))}
    const { url, folder } = await startPushgateway()
    console.log(JSON.stringify({ url, folder }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url, folder } = JSON.parse(line.toString()) as { url: string; folder: string }
  expect(await readGroups(url)).toEqual([])
  child.kill('SIGKILL')
  await eventually(() => expect(readGroups(url)).rejects.toThrow('ECONNREFUSED'))
  await eventually(() => !existsSync(folder))
})
