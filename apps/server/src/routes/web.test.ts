import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { temporaryFolder } from '@gatehouse/testing'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { securityHeaders } from '../security/headers.ts'
import { createLogger } from '../telemetry/logger.ts'
import { type FirstRows, loadFirstRows } from '../web/first-rows.ts'
import { readPage } from '../web/page.ts'
import { readWebFiles } from '../web/web-files.ts'
import { webRoutes } from './web.ts'

const script = 'export const hello = "hello"\n'.repeat(500)

const style = '.chip { color: $& }'

const html = `<!doctype html>
<html lang="en"><head><base href="/" />
<link rel="stylesheet" crossorigin href="./assets/app.css"></head>
<body><div id="root"></div></body></html>`

const builtApp = () => {
  const webRoot = temporaryFolder()
  for (const folder of ['assets', 'server']) mkdirSync(join(webRoot, folder))
  writeFileSync(join(webRoot, 'index.html'), html)
  writeFileSync(join(webRoot, 'assets', 'app.js'), script)
  writeFileSync(join(webRoot, 'assets', 'app.css'), style)
  writeFileSync(
    join(webRoot, 'server', 'first-rows.js'),
    'export const firstRows = { questions: () => ["groups"], draw: async () => "drawn" }',
  )
  return webRoot
}

/** Draws what it is given, as text. */
const echo: FirstRows = {
  questions: (search) => ['gateways', `groups${search}`],
  draw: async ({ base, search, answers }) => `<p>${base} ${search} ${JSON.parse(answers).length}</p>`,
}

type Given = {
  readonly firstRows?: FirstRows
  readonly routePrefix?: string
  readonly ask?: (question: string) => Promise<string | undefined>
}

const app = ({ firstRows, routePrefix = '', ask = async (question) => JSON.stringify(question) }: Given = {}) => {
  const files = readWebFiles(builtApp(), routePrefix)
  const page = readPage(files)
  const log = createLogger({ level: 'error', format: 'json' })
  return new Hono()
    .use(securityHeaders(page))
    .basePath(routePrefix)
    .route('/', webRoutes({ files, page, routePrefix, firstRows, ask, log }))
}

const get = async (path: string, encodings: string) => {
  const response = await app().request(path, { headers: { 'accept-encoding': encodings } })
  return { encoding: response.headers.get('content-encoding'), bytes: Buffer.from(await response.arrayBuffer()) }
}

const page = async (given: Given = {}, path = '/', headers = {}) => (await app(given).request(path, { headers })).text()

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
  expect((await get('/assets/app.css', 'br')).encoding).toBeNull()
})

test.each(['', 'gzip'])('the groups page is whole for who accepts "%s"', async (accepted) => {
  const { encoding, bytes } = await get('/', accepted)
  const text = (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
  expect(text).toMatch(/^<!doctype html>[\s\S]*<div id="root"><\/div>[\s\S]*<\/html>$/)
})

test('the groups page brings its first rows, the answers they were drawn from, and its styles, which its policy allows', async () => {
  const response = await app({ firstRows: echo }).request('/?sort=group')
  const text = await response.text()
  expect(text).toContain('<div id="root"><p>/ ?sort=group 2</p></div>')
  expect(/<script type="application\/json" id="first-answers">(.*)<\/script>/.exec(text)?.[1]).toBe(
    '["gateways","groups?sort=group"]',
  )
  expect(text).toContain(`<style>${style}</style>`)
  const hash = createHash('sha256').update(style).digest('base64')
  expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}';`)
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('below a route prefix it is drawn for that', async () => {
  const text = await page({ firstRows: echo, routePrefix: '/gate' }, '/gate/?state=late')
  expect(text).toContain('<base href="/gate/"')
  expect(text).toContain('<p>/gate/ ?state=late ')
})

test('no answer ends its script or begins a comment in it', async () => {
  const hostile = '</script><!--<script>$&'
  const text = await page({ firstRows: echo, ask: async () => JSON.stringify(hostile) })
  const [, answers = ''] = /id="first-answers">(.*?)<\/script>/s.exec(text) ?? []
  expect(answers).not.toContain('<')
  expect(JSON.parse(answers)).toEqual([hostile, hostile])
})

test.each<[string, Given]>([
  ['nothing draws it', {}],
  ['the API has a problem', { firstRows: echo, ask: async () => undefined }],
  ['it is better left to the app', { firstRows: { ...echo, draw: async () => undefined } }],
  ['drawing fails', { firstRows: { ...echo, draw: () => Promise.reject(new Error('no')) } }],
])('where %s, the groups page is whole and empty', async (_, given) => {
  const text = await page(given)
  expect(text).toContain('<div id="root"></div></body></html>')
  expect(text).not.toContain('first-answers')
})

test('other pages are as they were built', async () => {
  expect(await page({ firstRows: echo }, '/jobs')).toBe(html)
})

test.each(['/', '/jobs'])('%s is shown in the theme somebody chose, and in no other', async (path) => {
  expect(await page({}, path, { cookie: 'gatehouse-theme=dark' })).toContain('<html data-theme="dark" lang')
  expect(await page({}, path, { cookie: 'gatehouse-theme="><script>' })).toContain('<html lang')
})

test('what draws the first rows is loaded from the built app, and served to nobody', async () => {
  expect(await (await loadFirstRows(builtApp()))?.draw({ base: '', search: '', answers: '' })).toBe('drawn')
  expect(await loadFirstRows(temporaryFolder())).toBeUndefined()
  expect((await app().request('/server/first-rows.js')).status).toBe(404)
})
