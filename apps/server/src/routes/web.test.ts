import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { temporaryFolder } from '@gatehouse/testing'
import { expect, test } from 'vitest'
import { webRoutes } from './web.ts'

const script = 'export const hello = "hello"\n'.repeat(500)

const app = () => {
  const webRoot = temporaryFolder()
  mkdirSync(join(webRoot, 'assets'))
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><base href="/"><title>Gatehouse</title>')
  writeFileSync(join(webRoot, 'assets', 'app.js'), script)
  return webRoutes({ webRoot, routePrefix: '' })
}

const get = async (path: string, encodings: string) => {
  const response = await app().request(path, { headers: { 'accept-encoding': encodings } })
  return { encoding: response.headers.get('content-encoding'), bytes: Buffer.from(await response.arrayBuffer()) }
}

test.each([
  ['', null, (bytes: Buffer) => bytes],
  ['gzip', 'gzip', gunzipSync],
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['br;q=0', null, (bytes: Buffer) => bytes],
] as const)('who accepts "%s" gets the whole file in that encoding', async (accepted, encoding, decode) => {
  const answer = await get('/assets/app.js', accepted)
  expect(answer.encoding).toBe(encoding)
  expect(decode(answer.bytes).toString()).toBe(script)
})

test('a small file is not compressed', async () => {
  expect((await get('/', 'br')).encoding).toBeNull()
})
