import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { attempt, run } from '../command.js'
import { placeOnce } from '../place.js'

// The image holds one static program; taken out, it needs no Docker to run.
const copyOut = async ({ name, version }, folder) => {
  const id = await run('docker', ['create', `docker.io/prom/${name}:v${version}`], { timeout: 180_000 })
  const container = id.trim().split('\n').at(-1)
  try {
    await run('docker', ['cp', `${container}:/bin/${name}`, join(folder, name)], { timeout: 60_000 })
  } finally {
    await attempt('docker', ['rm', container])
  }
}

/** Copies the program out of upstream's image. Gives why not, if not. */
export const fromDocker = async ({ upstream }, folder) => {
  if (process.platform !== 'linux') return 'its program is for Linux'
  const { ok } = await attempt('docker', ['info'], { timeout: 10_000 })
  if (!ok) return 'Docker does not answer here'
  rmSync(folder, { recursive: true, force: true })
  await placeOnce(folder, (fresh) => copyOut(upstream, fresh))
  return undefined
}
