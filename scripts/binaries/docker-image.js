import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { attempt, run } from '../command.js'
import { placeOnce } from '../place.js'

const tags = { 1.5: 'v1.5.1', 1.11: 'v1.11.0' }

// The image holds one static program; taken out, it needs no Docker to run.
const copyOut = async (line, folder) => {
  const id = await run('docker', ['create', `docker.io/prom/pushgateway:${tags[line]}`], { timeout: 180_000 })
  const container = id.trim().split('\n').at(-1)
  try {
    await run('docker', ['cp', `${container}:/bin/pushgateway`, join(folder, 'pushgateway')], { timeout: 60_000 })
  } finally {
    await attempt('docker', ['rm', container])
  }
}

/** Copies the program out of upstream's image. Gives why not, if not. */
export const fromDocker = async (line, folder) => {
  if (process.platform !== 'linux') return 'its program is for Linux'
  const { ok } = await attempt('docker', ['info'], { timeout: 10_000 })
  if (!ok) return 'Docker does not answer here'
  rmSync(folder, { recursive: true, force: true })
  await placeOnce(folder, (fresh) => copyOut(line, fresh))
  return undefined
}
