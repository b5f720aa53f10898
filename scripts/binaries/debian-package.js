import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../command.js'
import { placeOnce } from '../place.js'
import { onPath } from './on-path.js'

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

// A state of its own: needs no root, no filled lists, and leaves the machine's apt as it is.
const aptOptions = (folder) => {
  const settings = {
    'Dir::State': join(folder, 'state'),
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': process.getuid() === 0 ? 'root' : '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])
}

// Where Debian's keys are known, the suite that has the version; elsewhere (Ubuntu) what the system itself offers.
const sourceOptions = (folder, suite) => {
  if (!existsSync(keyring)) return []
  const list = join(folder, 'sources.list')
  writeFileSync(list, `deb [signed-by=${keyring}] http://deb.debian.org/debian ${suite} main\n`)
  return ['-o', `Dir::Etc::sourcelist=${list}`, '-o', 'Dir::Etc::sourceparts=/dev/null']
}

const unpack = async ({ name, suite }, folder) => {
  const apt = join(folder, 'apt')
  for (const path of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(apt, path), { recursive: true })
  const options = [...aptOptions(apt), ...sourceOptions(apt, suite), '-q']
  await run('apt-get', [...options, 'update'], { cwd: apt, timeout: 180_000 })
  await run('apt-get', [...options, 'download', name], { cwd: apt, timeout: 180_000 })
  const archive = readdirSync(apt).find((file) => file.endsWith('.deb'))
  await run('dpkg-deb', ['-x', join(apt, archive), join(apt, 'root')])
  renameSync(join(apt, 'root', 'usr'), join(folder, 'usr'))
  rmSync(apt, { recursive: true })
}

/** Unpacks the distribution's package, without root and without starting a service. Gives why not, if not. */
export const fromDebian = async ({ debian }, folder) => {
  if (onPath(['apt-get']).length === 0 || onPath(['dpkg-deb']).length === 0) return 'there is no apt here'
  rmSync(folder, { recursive: true, force: true })
  await placeOnce(folder, (fresh) => unpack(debian, fresh))
  return undefined
}
