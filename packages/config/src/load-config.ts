import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type ConfigResult, readConfig } from './read-config.ts'

/** The config file could not be read from disk; `cause` says why. */
export class ConfigUnreadable extends Error {
  override readonly name = 'ConfigUnreadable'

  constructor(file: string, cause: unknown) {
    super(`cannot read the config file ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** Reads a config file from disk; paths in it count from its folder. Throws `ConfigUnreadable`. */
export const loadConfig = async (file: string): Promise<ConfigResult> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigUnreadable(file, error)
  })
  return readConfig(text, { folder: dirname(resolve(file)) })
}
