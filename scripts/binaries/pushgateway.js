import { join } from 'node:path'
import { toolchainFolder } from '../paths.js'
import { Mishap, say } from '../say.js'
import { fromDebian } from './debian-package.js'
import { fromDocker } from './docker-image.js'
import { lineOf } from './line.js'
import { isProgram, onPath } from './on-path.js'
import { fromRelease } from './release-archive.js'

const lineFolder = (line) => join(toolchainFolder, `pushgateway-${line}`)

const unpacked = (line) =>
  [join(lineFolder(line), 'usr', 'bin', 'prometheus-pushgateway'), join(lineFolder(line), 'pushgateway')].filter(
    isProgram,
  )

const fromEnvironment = (name) => {
  const path = process.env[name]
  if (!path) return []
  if (!isProgram(path)) throw new Mishap(`${name} is ${path}, which is no program.`)
  return [path]
}

const atHand = () => [
  ...fromEnvironment('PUSHGATEWAY_BIN'),
  ...fromEnvironment('PUSHGATEWAY_1_11_BIN'),
  ...onPath(['pushgateway', 'prometheus-pushgateway']),
  ...unpacked('1.5'),
  ...unpacked('1.11'),
]

const present = async (line) => {
  for (const path of atHand()) if ((await lineOf(path)) === line) return path
  return undefined
}

const sources = [
  { name: "Debian's package", fetch: fromDebian },
  { name: "upstream's release", fetch: fromRelease },
  { name: "upstream's image", fetch: fromDocker },
]

const install = async (line) => {
  const failures = []
  for (const { name, fetch } of sources) {
    say(`Pushgateway ${line}: trying ${name}`)
    const failure = await fetch(line, lineFolder(line)).catch((error) => error.message)
    const [path] = unpacked(line)
    if (failure === undefined && path !== undefined && (await lineOf(path)) === line) return path
    failures.push(`- ${name}: ${failure ?? 'it is of another line, or does not run here'}`)
  }
  throw new Mishap(
    `No Pushgateway of line ${line} could be found or fetched:\n${failures.join('\n')}\n` +
      `Install one (https://prometheus.io/download/#pushgateway, or your system's prometheus-pushgateway) on PATH, ` +
      `or set ${line === '1.5' ? 'PUSHGATEWAY_BIN' : 'PUSHGATEWAY_1_11_BIN'} to the program.`,
  )
}

/** The path of a Pushgateway of this line: one at hand, or fetched into the toolchain. */
export const findPushgateway = async (line) => (await present(line)) ?? install(line)

/** The path of any Pushgateway, preferably one that is at hand already. */
export const anyPushgateway = async () =>
  (await present('1.11')) ?? (await present('1.5')) ?? (await install('1.11').catch(() => install('1.5')))
