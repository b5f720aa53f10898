import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.js'
import { placeOnce } from '../place.js'

const architectures = {
  x64: 'amd64',
  arm64: 'arm64',
  arm: 'armv7',
  ppc64: 'ppc64le',
  s390x: 's390x',
  riscv64: 'riscv64',
}

const archiveName = ({ name, version }) =>
  `${name}-${version}.${process.platform}-${architectures[process.arch]}.tar.gz`

const download = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) })
  if (!response.ok) throw new Error(`GET ${url}: ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

/** The SHA-256 a `sha256sums.txt` gives for a file; throws when it does not name the file. */
export const checksumOf = (sums, name) => {
  const line = sums.split('\n').find((candidate) => candidate.trim().split(/\s+\*?/)[1] === name)
  if (line === undefined) throw new Error(`sha256sums.txt does not name ${name}`)
  return line.trim().split(/\s+/)[0].toLowerCase()
}

const unpack = async (upstream, folder) => {
  const archive = archiveName(upstream)
  const base = `https://github.com/prometheus/${upstream.name}/releases/download/v${upstream.version}`
  const [sums, bytes] = await Promise.all([download(`${base}/sha256sums.txt`), download(`${base}/${archive}`)])
  const found = createHash('sha256').update(bytes).digest('hex')
  const wanted = checksumOf(sums.toString(), archive)
  if (found !== wanted) throw new Error(`${archive} has SHA-256 ${found}, but should have ${wanted}`)
  const file = join(folder, archive)
  writeFileSync(file, bytes)
  await run('tar', ['-xzf', file, '-C', folder, '--strip-components=1'])
  rmSync(file)
}

/** Fetches and unpacks upstream's release, its SHA-256 checked. Gives why not, if not. */
export const fromRelease = async ({ upstream }, folder) => {
  rmSync(folder, { recursive: true, force: true })
  try {
    await placeOnce(folder, (fresh) => unpack(upstream, fresh))
    return undefined
  } catch (error) {
    return error.cause === undefined ? error.message : `${error.message}: ${error.cause.message}`
  }
}
