import { join } from 'node:path'
import { toolchainFolder } from '../paths.js'
import { placeOnce } from '../place.js'
import { say } from '../say.js'
import { npmInstall } from './npm-install.js'

const version = '12.20.0'

/** The folder of pnpm, exactly this version, fetched from the npm registry the first time. */
export const pnpmFolder = async (environment) => {
  const folder = join(toolchainFolder, `pnpm-${version}`)
  await placeOnce(folder, (fresh) => {
    say(`toolchain: pnpm ${version}`)
    return npmInstall(fresh, `pnpm@${version}`, environment)
  })
  return join(folder, 'node_modules', '.bin')
}
