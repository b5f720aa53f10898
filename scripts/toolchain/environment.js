import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { toolchainFolder } from '../paths.js'

const isWritable = (folder) => {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The environment with a HOME that can be written: containers run as users that have none. */
export const homeEnvironment = (environment) => {
  if (environment.HOME && isWritable(environment.HOME)) return environment
  if (process.platform === 'win32') return environment
  const HOME = join(toolchainFolder, 'home')
  mkdirSync(HOME, { recursive: true })
  // npm hands its scripts a cache below the HOME that cannot be written.
  const { npm_config_cache, ...rest } = environment
  return { ...rest, HOME }
}

const isNpmSetting = (name) => /^npm_/i.test(name)

// Where packages come from concerns pnpm too; npm hands on its other settings uninvited, and pnpm stumbles over them.
const concernsPnpm = /^npm_config_(registry|proxy|https_proxy|noproxy|ca|cafile|cache)$/i

const forPnpm = ([name, value]) => {
  const lower = name.toLowerCase()
  return lower === 'npm_config_cache'
    ? [[name, value]]
    : [
        [name, value],
        [lower.replace(/^npm/, 'pnpm'), value],
      ]
}

/**
 * The environment for pnpm and all it runs: without npm's settings, but for registry, proxy, CA and cache. pnpm reads
 * them under its own prefix only.
 */
export const pnpmEnvironment = (environment) => {
  const entries = Object.entries(environment)
  const kept = entries.filter(([name, value]) => concernsPnpm.test(name) && value !== '')
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isNpmSetting(name))),
    ...Object.fromEntries(kept.flatMap(forPnpm)),
    // Another HOME means another store; pnpm would ask before it rebuilds node_modules, and nobody may be there.
    pnpm_config_confirm_modules_purge: 'false',
  }
}
