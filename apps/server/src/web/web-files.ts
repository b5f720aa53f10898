import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type WebFile = {
  readonly content: Uint8Array<ArrayBuffer>
  /** The same content by the name of its encoding, the smallest first; none for what would not get smaller. */
  readonly encoded: readonly (readonly [encoding: 'br' | 'gzip', content: Uint8Array<ArrayBuffer>])[]
  readonly type: string
  readonly isVersioned: boolean
}

// Compressing pays for what is larger than a packet.
const smallFile = 1400

// The files never change while they are served: once at the start is cheaper than at every load.
const encode = (content: Buffer): WebFile['encoded'] => [
  ['br', new Uint8Array(brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))],
  ['gzip', new Uint8Array(gzipSync(content, { level: 9 }))],
]

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
])

/**
 * Reads the built web app, by path below its root. Links of the page become relative to the route prefix. Throws when
 * the app was not built.
 */
export const readWebFiles = (root: string, routePrefix: string): ReadonlyMap<string, WebFile> => {
  const files = listFiles(root)
  if (!files.some((file) => relative(root, file) === 'index.html')) {
    throw new Error(`the web app is not built (no index.html in ${root}): run "npm start", or "pnpm build"`)
  }
  return new Map(files.map((file) => [relative(root, file).split(sep).join('/'), readFile(file, routePrefix)]))
}

// Run here, and no browser's business.
const isForServer = (path: string) => path.startsWith(`server${sep}`)

const listFiles = (root: string): readonly string[] => {
  try {
    const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !isForServer(relative(root, file)))
  } catch {
    return []
  }
}

const readFile = (file: string, routePrefix: string): WebFile => {
  const bytes = readFileSync(file)
  const isPage = file.endsWith('.html')
  const content = isPage
    ? Buffer.from(bytes.toString().replace('<base href="/"', `<base href="${routePrefix}/"`))
    : bytes
  return {
    content: new Uint8Array(content),
    encoded: content.length < smallFile ? [] : encode(content),
    type: types.get(extname(file)) ?? 'application/octet-stream',
    isVersioned: file.includes(`${sep}assets${sep}`),
  }
}
