import { parseArgs } from 'node:util'
import { assertEnvironment, type Environment, fromEnvironment } from './flag-environment.ts'
import { environmentName, type Flag, type FlagName, flagList, flagNames, flagsToCome } from './flag-list.ts'
import { SettingsMistake } from './mistake.ts'
import { quoted } from './without-password.ts'

/** The values of each flag, in the order given; empty when it was not set anywhere. */
export type FlagValues = Readonly<Record<FlagName, readonly string[]>>

const isFlag = (name: string): name is FlagName => flagNames.some((known) => known === name)

/** Reads flags and the environment that mirrors them; a flag wins. Throws `SettingsMistake` for whatever is unknown. */
export const readFlags = (args: readonly string[], environment: Environment): FlagValues => {
  const given = parseGiven(args)
  assertEnvironment(environment)
  const valuesOf = (name: FlagName): readonly string[] => {
    const values = given.get(name) ?? fromEnvironment(name, environment)
    return values.map((value) => checked(name, value))
  }
  for (const name of flagsToCome) if (environment[environmentName(name)]) throw notBuilt(environmentName(name))
  const entries = flagNames.map((name) => [name, valuesOf(name)] as const)
  return Object.fromEntries(entries) as FlagValues
}

const parseGiven = (args: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const options = Object.fromEntries(
    Object.entries(flagList).map(([name, { kind }]) => [
      name,
      { type: kind === 'switch' ? 'boolean' : 'string' } as const,
    ]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true })
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') throw new SettingsMistake(`unexpected argument ${quoted(token.value)}; see --help`)
    if (flagsToCome.has(token.name)) throw notBuilt(token.rawName)
    if (!isFlag(token.name))
      throw new SettingsMistake(`unknown flag ${token.rawName}${suggestion(token.name)}; see --help`)
    const value = token.value ?? (flagList[token.name].kind === 'switch' ? 'true' : undefined)
    if (value === undefined || value === '') throw new SettingsMistake(`${token.rawName} needs a value`)
    given.set(token.name, [...(given.get(token.name) ?? []), value])
  }
  return given
}

const notBuilt = (name: string) => new SettingsMistake(`${name} is not built yet`)

const suggestion = (name: string) => {
  const close = flagNames.find((known) => known.replaceAll(/[.-]/g, '') === name.replaceAll(/[._-]/g, '').toLowerCase())
  return close ? `, did you mean --${close}?` : ''
}

const checked = (name: FlagName, value: string): string => {
  const flag: Flag = flagList[name]
  if (flag.kind === 'switch' && value !== 'true' && value !== 'false') {
    throw new SettingsMistake(`--${name} is true or false, not ${quoted(value)}`)
  }
  const allowed = flag.value?.includes('|') ? flag.value.split('|') : undefined
  if (allowed && !allowed.includes(value)) {
    throw new SettingsMistake(`--${name} is one of ${allowed.join(', ')}, not ${quoted(value)}`)
  }
  return value
}
