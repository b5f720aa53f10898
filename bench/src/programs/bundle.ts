import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Program } from '../program.ts'
import { limited } from '../report/ratios.ts'
import { root } from '../root.ts'
import { say } from '../say.ts'

const built = join(root, 'apps', 'web', 'dist')

/** The scripts a browser fetches before the first screen: those of the page, and what it fetches ahead for them. */
const initialScripts = (html: string): readonly string[] => {
  const addresses = [
    ...html.matchAll(/<script[^>]+src="([^"]+)"/g),
    ...html.matchAll(/<link rel="(?:modulepreload|preload)"[^>]+href="([^"]+)"/g),
  ]
  return addresses.map(([, address = '']) => address.replace(/^\.?\//, '')).filter((path) => path.endsWith('.js'))
}

const zipped = (path: string) => gzipSync(readFileSync(join(built, path))).length / 1000

export const bundle: Program = {
  name: 'bundle',
  about: 'what a browser downloads before the first screen',
  quick: {},
  full: {},
  run: async () => {
    const page = join(built, 'index.html')
    if (!existsSync(page)) throw new Error('apps/web/dist is empty: run "pnpm build"')
    const scripts = initialScripts(readFileSync(page, 'utf8')).map((path) => ({ path, size: zipped(path) }))
    for (const { path, size } of scripts) say(`${size.toFixed(1).padStart(6)} kB  ${path}`)
    const total = scripts.reduce((sum, { size }) => sum + size, 0)
    return [limited({ what: 'initial JavaScript, gzip', unit: 'kB', ours: [total], target: 150, stretch: 135 })]
  },
}
