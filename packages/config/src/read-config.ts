import type { z } from 'zod'
import type { Config } from './config.ts'
import { offsetOfCharacter, offsetOfKey, offsetOfValue } from './locate.ts'
import { type Mistake, printPath } from './mistake.ts'
import { configSchema } from './schema.ts'
import { readYaml, type YamlDocument } from './yaml-document.ts'

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/**
 * Reads the text of a config file. Paths in it are resolved against `folder`, the absolute folder of the file; no file
 * is opened. Empty text means defaults only. Never throws; every mistake says where it stands, and none shows a secret.
 */
export const readConfig = (text: string, { folder }: { readonly folder: string }): ConfigResult => {
  const yaml = readYaml(text)
  if (!yaml.ok)
    return { ok: false, mistakes: [{ line: yaml.line, column: yaml.column, path: '', reason: yaml.reason }] }
  const read = configSchema(folder).safeParse(yaml.value ?? {})
  if (read.success) return { ok: true, config: read.data }
  const mistakes = read.error.issues.flatMap((issue) => mistakesOf(yaml, issue))
  return { ok: false, mistakes: mistakes.sort((a, b) => a.line - b.line || a.column - b.column) }
}

const mistakesOf = (yaml: YamlDocument, issue: z.core.$ZodIssue): Mistake[] => {
  const { path, message } = issue
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(yaml, [...path, key], message))
  const { index } = (issue.code === 'custom' && issue.params) || {}
  const offset = typeof index === 'number' ? offsetOfCharacter(yaml, path, index) : offsetOfValue(yaml, path)
  return [{ ...yaml.placeOf(offset), path: printPath(path), reason: message }]
}

const unknownKey = (yaml: YamlDocument, path: readonly PropertyKey[], allowed: string): Mistake => {
  const key = String(path.at(-1))
  // A key unlike any may be a password: `password:secret` without a space is one.
  const reason = /^[\w-]{1,40}$/.test(key) ? `unknown key ${key}, ${allowed}` : `unknown key, ${allowed}`
  return { ...yaml.placeOf(offsetOfKey(yaml, path)), path: printPath(path.slice(0, -1)), reason }
}
