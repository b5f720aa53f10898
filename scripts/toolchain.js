import { delimiter, dirname } from 'node:path'
import { run } from './command.js'
import { root } from './paths.js'
import { say } from './say.js'
import { homeEnvironment, pnpmEnvironment } from './toolchain/environment.js'
import { nodeFolder } from './toolchain/node.js'
import { pnpmFolder } from './toolchain/pnpm.js'

/**
 * Makes sure of a Node that runs TypeScript and of pnpm, installs the workspace's packages, and gives the environment
 * in which everything else is to run.
 */
export const prepareToolchain = async () => {
  const home = homeEnvironment(process.env)
  const node = await nodeFolder(home)
  const pnpm = await pnpmFolder(home)
  const PATH = [pnpm, node ?? dirname(process.execPath), home.PATH ?? ''].join(delimiter)
  const environment = { ...pnpmEnvironment(home), PATH }
  say('packages: pnpm install')
  await run('pnpm', ['install', '--frozen-lockfile'], { cwd: root, env: environment })
  return environment
}
