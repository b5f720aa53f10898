import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { eventually, startPushgateway, temporaryFolder } from '@gatehouse/testing'
import { afterEach, expect, test } from 'vitest'

const program = join(import.meta.dirname, 'main.ts')
const running: ChildProcess[] = []

const launch = (args: readonly string[], environment: Record<string, string> = {}) => {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment } })
  running.push(child)
  return child
}

const runToEnd = async (args: readonly string[], environment?: Record<string, string>) => {
  const child = launch(args, environment)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, stdout, stderr }
}

const firstLine = async (child: ReturnType<typeof launch>): Promise<string> => {
  let seen = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    seen += chunk
  })
  return eventually(() => (seen.includes('\n') ? seen.slice(0, seen.indexOf('\n')) : false)) as Promise<string>
}

const configFile = (content: string) => {
  const file = join(temporaryFolder(), 'gatehouse.yml')
  writeFileSync(file, content)
  return file
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

const nowhere = '--pushgateway.url=http://127.0.0.1:1'

test.each([
  ['an unknown flag', ['--web.listen-adress=x'], /unknown flag --web\.listen-adress; see --help/],
  ['a flag written in another way', ['--web.listen_address=x'], /did you mean --web\.listen-address\?/],
  ['a flag to come', ['--web.config.file=x'], /--web\.config\.file is not built yet/],
  ['a flag without its value', ['--config.file='], /--config\.file needs a value/],
  ['a value that is not allowed', ['--log.level=loud'], /--log\.level is one of debug, info, warn, error, not "loud"/],
  ['an argument of no flag', ['http://x'], /unexpected argument "http:\/\/x"/],
  ['no gateway', [], /no gateway to watch: give --pushgateway\.url=URL/],
  [
    'a gateway URL that is none',
    ['--pushgateway.url=localhost:9091'],
    /not a URL that can be dialled, allowed is an http or https URL/,
  ],
  ['a password in a broken URL', ['--pushgateway.url=http://u:canary@h:bad'], /^(?!.*canary).*<secret>/],
  ['two gateways of one name', [nowhere, nowhere], /two gateways are called 127\.0\.0\.1:1/],
  ['a listen address without a port', [nowhere, '--web.listen-address=localhost'], /HOST:PORT, such as 127/],
  [
    'a missing configuration file',
    ['--config.file=/nonexistent.yml'],
    /cannot read the config file \/nonexistent\.yml/,
  ],
])('%s ends the start with one clear line', async (_, args, line) => {
  const { code, stderr } = await runToEnd(args)
  expect(code).toBe(1)
  expect(stderr).toMatch(line)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

test('a mistake in the configuration names file, line and column', async () => {
  const file = configFile('gateways:\n  - name: prod\n    url: http://127.0.0.1:1\n    pol_interval: 5s\n')
  const { code, stderr } = await runToEnd([`--config.file=${file}`])
  expect(code).toBe(1)
  expect(stderr).toContain(`${file}:4:5`)
  expect(stderr).toContain('pol_interval')
})

test('a taken port ends the start with one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : 0
  const { code, stderr } = await runToEnd([nowhere, '--log.level=error', `--web.listen-address=127.0.0.1:${port}`])
  expect(code).toBe(1)
  expect(stderr).toBe(`gatehouse: 127.0.0.1:${port} is taken; choose another with --web.listen-address=HOST:PORT\n`)
  other.close()
})

test('help and version are printed and end well', async () => {
  const help = await runToEnd(['--help'])
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('--web.listen-address=HOST:PORT')])
  const version = await runToEnd(['--version'])
  expect([version.code, version.stdout]).toEqual([0, expect.stringMatching(/^gatehouse \d+\.\d+\.\d+ /)])
})

test('it starts against a gateway that is not there, says where it serves, and ends at SIGTERM', async () => {
  const child = launch([nowhere, '--web.listen-address=127.0.0.1:0'])
  const line = await firstLine(child)
  const url = /serves on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1]
  const { gateways } = await (await fetch(`${url}/api/v1/gateways`)).json()
  expect(gateways[0]).toMatchObject({ up: false, lastReadAt: null })
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})

test('a flag wins over the environment, the environment over the file', async () => {
  const gateway = await startPushgateway()
  const file = configFile(`gateways:\n  - name: file\n    url: ${gateway.url}\n`)
  const address = '--web.listen-address=127.0.0.1:0'
  const watched = async (args: readonly string[], environment: Record<string, string>) => {
    const url = /http:\S+/.exec(await firstLine(launch([address, ...args], environment)))?.[0]
    const { gateways } = await (await fetch(`${url}/api/v1/gateways`)).json()
    return gateways.map(({ name }: { name: string }) => name)
  }
  const environment = { GATEHOUSE_CONFIG_FILE: file }
  expect(await watched([], environment)).toEqual(['file'])
  const both = { ...environment, GATEHOUSE_PUSHGATEWAY_URL: `env=${gateway.url}` }
  expect(await watched([], both)).toEqual(['env'])
  expect(await watched([`--pushgateway.url=flag=${gateway.url}`], both)).toEqual(['flag'])
  await gateway.stop()
})

test('below a route prefix everything is served, and nothing outside it', async () => {
  const line = await firstLine(
    launch([nowhere, '--web.listen-address=127.0.0.1:0', '--web.external-url=http://localhost/gate/']),
  )
  const url = /http:\S+/.exec(line)?.[0] ?? ''
  expect(url).toMatch(/\/gate$/)
  const page = await (await fetch(`${url}/`)).text()
  expect(page).toContain('<base href="/gate/"')
  expect((await fetch(`${url}/api/v1/gateways`)).status).toBe(200)
  expect((await fetch(`${url}/-/healthy`)).status).toBe(200)
  expect((await fetch(new URL('/api/v1/gateways', url))).status).toBe(404)
})

test('without a standard error to record deletions on, it does not delete', async () => {
  const child = spawn('sh', [
    '-c',
    `exec "$0" "$@" 2>&-`,
    process.execPath,
    program,
    nowhere,
    '--web.listen-address=127.0.0.1:0',
  ])
  running.push(child)
  const url = /http:\S+/.exec(await firstLine(child))?.[0]
  const { writes } = await (await fetch(`${url}/api/v1/gateways`)).json()
  expect(writes).toEqual({ allowed: false, reason: 'no-record' })
})
