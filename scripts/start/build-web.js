import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.js'
import { root } from '../paths.js'
import { say } from '../say.js'
import { fingerprint } from './fingerprint.js'

const sources = ['apps/web', 'packages', 'pnpm-lock.yaml', 'tsconfig.base.json']

const output = join(root, 'apps', 'web', 'dist')

// Inside the output, so that whoever builds or clears it otherwise takes the stamp away.
const stamp = join(output, '.fingerprint')

const isBuiltFrom = (wanted) =>
  existsSync(join(output, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

/** Builds the web app, unless it was built from exactly these sources. */
export const buildWeb = async (env) => {
  const wanted = fingerprint(root, sources)
  if (isBuiltFrom(wanted)) return
  say('web app: building')
  await run('pnpm', ['build'], { cwd: root, env })
  writeFileSync(stamp, wanted)
}
