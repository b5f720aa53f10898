import { join } from 'node:path'
import { attempt } from '../command.js'
import { toolchainFolder } from '../paths.js'
import { Mishap, say } from '../say.js'
import { fromDebian } from './debian-package.js'
import { fromDocker } from './docker-image.js'
import { isProgram, onPath } from './on-path.js'
import { fromRelease } from './release-archive.js'

/*
 * A program that is looked for, or fetched: `title` for people; `folder` in the toolchain; `variables` that may name it,
 * the first one being its own; `debian` and `upstream`, its names and versions there; `isVersion`, whether what it says
 * to `--version` is right.
 */

const folderOf = ({ folder }) => join(toolchainFolder, folder)

const unpacked = (program) =>
  [join(folderOf(program), 'usr', 'bin', program.debian.name), join(folderOf(program), program.upstream.name)].filter(
    isProgram,
  )

const fromEnvironment = (name) => {
  const path = process.env[name]
  if (!path) return []
  if (!isProgram(path)) throw new Mishap(`${name} is ${path}, which is no program.`)
  return [path]
}

const isRight = async (path, { isVersion }) => {
  const { ok, output } = await attempt(path, ['--version'], { timeout: 10_000 })
  return ok && isVersion(output)
}

/** The path of a program that is at hand: by a variable, on PATH, or fetched before. Undefined when there is none. */
export const presentProgram = async (program) => {
  const { variables, upstream, debian } = program
  const names = [...new Set([upstream.name, debian.name])]
  const paths = [...variables.flatMap(fromEnvironment), ...onPath(names), ...unpacked(program)]
  for (const path of paths) if (await isRight(path, program)) return path
  return undefined
}

const sources = [
  { name: "Debian's package", fetch: fromDebian },
  { name: "upstream's release", fetch: fromRelease },
  { name: "upstream's image", fetch: fromDocker },
]

/** Fetches a program into the toolchain and gives its path; throws, saying what to do, when no source has it. */
export const installProgram = async (program) => {
  const { title, variables, upstream, debian } = program
  const failures = []
  for (const { name, fetch } of sources) {
    say(`${title}: trying ${name}`)
    const failure = await fetch(program, folderOf(program)).catch((error) => error.message)
    const [path] = unpacked(program)
    if (failure === undefined && path !== undefined && (await isRight(path, program))) return path
    failures.push(`- ${name}: ${failure ?? 'it is of another version, or does not run here'}`)
  }
  throw new Mishap(
    `No ${title} could be found or fetched:\n${failures.join('\n')}\n` +
      `Install one (https://prometheus.io/download/#${upstream.name}, or your system's ${debian.name}) on PATH, ` +
      `or set ${variables[0]} to the program.`,
  )
}

/** The path of a program: one at hand, or fetched into the toolchain. */
export const findProgram = async (program) => (await presentProgram(program)) ?? installProgram(program)
