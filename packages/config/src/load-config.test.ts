import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConfigUnreadable, loadConfig } from './load-config.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-config-'))
})

afterAll(() => rm(folder, { recursive: true }))

test('paths in a config file count from its folder', async () => {
  const file = join(folder, 'gatehouse.yaml')
  await writeFile(file, 'gateways: [{ name: a, url: "http://a", tls: { ca_file: certs/ca.pem } }]')
  const read = await loadConfig(file)
  expect(read.ok && read.config.gateways[0]?.tls?.caFile).toBe(join(folder, 'certs/ca.pem'))
})

test('a config file that cannot be read is named, with the reason', async () => {
  const file = join(folder, 'none.yaml')
  const failure = await loadConfig(file).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ConfigUnreadable)
  expect(failure).toMatchObject({ message: expect.stringContaining(file), cause: { code: 'ENOENT' } })
})
