import { environmentName, type FlagName, flagList, flagNames, flagsToCome } from './flag-list.ts'
import { SettingsMistake } from './mistake.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const known = new Set([...flagNames, ...flagsToCome].map(environmentName))

// Kubernetes tells every container of a service called gatehouse in such variables.
const ofService = /_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/

/** Throws `SettingsMistake` for a variable that looks like a setting and is none, and for a switch left blank. */
export const assertEnvironment = (environment: Environment): void => {
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('GATEHOUSE_') || known.has(name) || ofService.test(name)) continue
    throw new SettingsMistake(`${name} is not known${suggestion(name)}`)
  }
  for (const flag of flagNames) {
    const value = environment[environmentName(flag)]
    if (flagList[flag].kind !== 'switch' || value === undefined || value.trim() !== '') continue
    throw new SettingsMistake(`${environmentName(flag)} is true or false, not ${JSON.stringify(value)}`)
  }
}

/** The values the environment gives a flag; none when it is blank there. */
export const fromEnvironment = (name: FlagName, environment: Environment): readonly string[] => {
  const text = environment[environmentName(name)]?.trim()
  if (!text) return []
  return flagList[name].kind === 'list' ? text.split(/[\s,]+/) : [text]
}

const bare = (name: string) => name.replaceAll('_', '').toUpperCase()

const suggestion = (name: string) => {
  const close = [...known].find((one) => bare(one) === bare(name))
  return close ? `, did you mean ${close}?` : '; see --help'
}
