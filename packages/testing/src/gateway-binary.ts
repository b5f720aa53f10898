import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The two lines of the Pushgateway everything is tested against: before and after JSON has native histograms. */
export type PushgatewayLine = '1.5' | '1.11'

const root = join(import.meta.dirname, '..', '..', '..')

const onPath = () => {
  const { PATH = '' } = process.env
  const folders = PATH.split(delimiter).filter((folder) => folder !== '')
  const names = ['pushgateway', 'prometheus-pushgateway']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).filter((path) => existsSync(path))
}

// scripts/binaries.js puts them there: unpacked from a Debian package, or from upstream's archive.
const inToolchain = (line: PushgatewayLine) => {
  const folder = join(root, '.toolchain', `pushgateway-${line}`)
  return [join(folder, 'usr', 'bin', 'prometheus-pushgateway'), join(folder, 'pushgateway')].filter((path) =>
    existsSync(path),
  )
}

const fromEnvironment = (name: string) => {
  const path = process.env[name]
  return path === undefined || path === '' ? [] : [path]
}

const candidates = () => [
  ...fromEnvironment('PUSHGATEWAY_BIN'),
  ...fromEnvironment('PUSHGATEWAY_1_11_BIN'),
  ...onPath(),
  ...inToolchain('1.5'),
  ...inToolchain('1.11'),
]

const known = new Map<string, PushgatewayLine | undefined>()

// The program itself says which line it is: a variable or PATH may hold either.
const lineOf = (path: string) => {
  if (!known.has(path)) {
    const { stdout, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 })
    const minor = /version 1\.(\d+)/.exec(`${stdout}${stderr}`)?.[1]
    known.set(path, minor === undefined ? undefined : Number(minor) < 8 ? '1.5' : '1.11')
  }
  return known.get(path)
}

/** The program of this line. Throws, saying what to do, when none is at hand. */
export const pushgatewayBinary = (line: PushgatewayLine): string => {
  const path = candidates().find((candidate) => lineOf(candidate) === line)
  if (path === undefined) throw new Error(`no Pushgateway of line ${line} here: run "npm test", which fetches one`)
  return path
}

/** Which lines of the Pushgateway are at hand on this machine. */
export const pushgatewayLines = (): readonly PushgatewayLine[] =>
  (['1.5', '1.11'] as const).filter((line) => candidates().some((candidate) => lineOf(candidate) === line))
