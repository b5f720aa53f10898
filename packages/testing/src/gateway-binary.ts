import { spawnSync } from 'node:child_process'
import { programPaths } from './program-paths.ts'

/** The two lines of the Pushgateway everything is tested against: before and after JSON has native histograms. */
export type PushgatewayLine = '1.5' | '1.11'

const candidates = () =>
  programPaths({
    variables: ['PUSHGATEWAY_BIN', 'PUSHGATEWAY_1_11_BIN'],
    names: ['pushgateway', 'prometheus-pushgateway'],
    folders: ['pushgateway-1.5', 'pushgateway-1.11'],
  })

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
