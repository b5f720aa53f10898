import { join } from 'node:path'
import { toolchainFolder } from '../paths.js'
import { placeOnce } from '../place.js'
import { Mishap, say } from '../say.js'
import { npmInstall } from './npm-install.js'

const version = '24.21.0'

/** Whether this Node runs TypeScript sources as they are: 22.18, 23.6 or newer. */
export const runsTypeScript = (nodeVersion) => {
  const [major, minor] = nodeVersion.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

const isGlibc = () => {
  // Without this the report asks the network who its interfaces are.
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime !== undefined
}

const hasPackage = () => process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) && isGlibc()

/** The folder of a Node new enough, fetched from the npm registry if need be; undefined when ours is. */
export const nodeFolder = async (environment) => {
  if (runsTypeScript(process.versions.node)) return undefined
  if (!hasPackage()) {
    throw new Mishap(
      `This is Node ${process.versions.node}; please install Node ${version} or newer: https://nodejs.org`,
    )
  }
  const name = `node-linux-${process.arch}`
  const folder = join(toolchainFolder, `node-${version}`)
  await placeOnce(folder, (fresh) => {
    say(`toolchain: Node ${version} (this one is ${process.versions.node})`)
    return npmInstall(fresh, `${name}@${version}`, environment)
  })
  return join(folder, 'node_modules', name, 'bin')
}
