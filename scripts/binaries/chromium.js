import { readFileSync } from 'node:fs'
import { attempt } from '../command.js'
import { root } from '../paths.js'
import { Mishap, say } from '../say.js'
import { onPath } from './on-path.js'

const minutes = 60_000

// Asking for its version shows that it can be loaded: a missing library or Ubuntu's stub for a snap fails here.
const runs = async (path) => (await attempt(path, ['--version'], { timeout: 15_000 })).ok

const firstThatRuns = async (paths) => {
  for (const path of paths) if (await runs(path)) return path
  return undefined
}

const onThisPath = () =>
  firstThatRuns(onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']))

const inE2e = (args, options) =>
  attempt('pnpm', ['--filter', '@gatehouse/e2e', 'exec', ...args], { cwd: root, ...options })

const playwrights = async (env) => {
  const source = "import('@playwright/test').then((it) => console.log(it.chromium.executablePath()))"
  const { ok, output } = await inE2e(['node', '--eval', source], { env })
  return ok ? firstThatRuns([output.trim().split('\n').at(-1)]) : undefined
}

const isReachable = async (url) => {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) })
    return true
  } catch {
    return false
  }
}

// Without a network the download itself would try for minutes.
const downloadPlaywrights = async (env) => {
  const host = env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev'
  if (!(await isReachable(host))) return undefined
  say("Chromium: Playwright's own download")
  const withLibraries = process.getuid?.() === 0 && onPath(['apt-get']).length > 0 ? ['--with-deps'] : []
  const { ok, output } = await inE2e(['playwright', 'install', ...withLibraries, 'chromium'], {
    env,
    timeout: 10 * minutes,
  })
  if (!ok) say(output.trimEnd())
  return ok ? playwrights(env) : undefined
}

const isDebian = () => {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

const installPackage = async () => {
  // Ubuntu's package is a stub for a snap, which containers cannot run.
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  say("Chromium: Debian's package")
  const options = { timeout: 10 * minutes, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await attempt('apt-get', ['-q', 'update'], options)
  const { ok, output } = await attempt('apt-get', ['-qy', 'install', '--no-install-recommends', 'chromium'], options)
  if (!ok) say(output.trimEnd())
  return ok ? onThisPath() : undefined
}

/** The path of a Chromium that runs here: `$CHROMIUM_PATH`, PATH, Playwright's, or Debian's package (root only). */
export const findChromium = async (env) => {
  const given = process.env.CHROMIUM_PATH
  if (given && !(await runs(given))) throw new Mishap(`CHROMIUM_PATH is ${given}, which does not run here.`)
  const path =
    (given || undefined) ??
    (await onThisPath()) ??
    (await playwrights(env)) ??
    (await downloadPlaywrights(env)) ??
    (await installPackage())
  if (path === undefined)
    throw new Mishap('No Chromium here: install one on PATH, or set CHROMIUM_PATH to the program.')
  return path
}
