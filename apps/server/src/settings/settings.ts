import {
  type Config,
  type ConfigResult,
  ConfigUnreadable,
  loadConfig,
  printMistake,
  readConfig,
} from '@gatehouse/config'
import type { Writes } from '../deps.ts'
import type { GatewaySettings } from '../gateways/reader.ts'
import { type LogFormat, type LogLevel, logFormats, logLevels } from '../telemetry/logger.ts'
import { type Flag, type FlagName, flagList } from './flag-list.ts'
import { readGatewayFlag } from './gateway-flag.ts'
import { gatewaySettings } from './gateway-settings.ts'
import { isLoopback, type ListenAddress, readListenAddress } from './listen-address.ts'
import { SettingsMistake } from './mistake.ts'
import type { FlagValues } from './read-flags.ts'
import { quoted } from './without-password.ts'

export type Settings = {
  readonly gateways: readonly GatewaySettings[]
  readonly listen: ListenAddress
  readonly routePrefix: string
  readonly externalOrigin: string | null
  readonly allowedHosts: ReadonlySet<string>
  readonly writes: Writes
  readonly log: { readonly level: LogLevel; readonly format: LogFormat }
}

/** Puts flags, environment, configuration file and defaults together. Throws `SettingsMistake`. */
export const readSettings = async (flags: FlagValues): Promise<Settings> => {
  const text = (name: FlagName): string | undefined => {
    const flag: Flag = flagList[name]
    return flags[name].at(-1) ?? flag.otherwise
  }
  const listen = readListenAddress(text('web.listen-address') ?? '')
  const external = readExternalUrl(text('web.external-url'))
  return {
    gateways: await readGateways(flags, text('config.file')),
    listen,
    routePrefix: readRoutePrefix(text('web.route-prefix') ?? external?.pathname ?? ''),
    externalOrigin: external?.origin ?? null,
    allowedHosts: new Set(
      ['localhost', listen.host, external?.hostname ?? '', ...flags['web.allowed-host']]
        .filter((host) => host !== '' && host !== '::')
        .map((host) => host.toLowerCase()),
    ),
    writes: readWrites(listen, flags),
    log: {
      level: logLevels.find((level) => level === text('log.level')) ?? 'info',
      format: logFormats.find((format) => format === text('log.format')) ?? 'logfmt',
    },
  }
}

const isOn = (flags: FlagValues, name: FlagName) => flags[name].at(-1) === 'true'

const readWrites = (listen: ListenAddress, flags: FlagValues): Writes => {
  if (isOn(flags, 'read-only')) return { allowed: false, reason: 'read-only' }
  if (isLoopback(listen) || isOn(flags, 'web.allow-anonymous-writes')) return { allowed: true, reason: null }
  return { allowed: false, reason: 'open-listener' }
}

const readExternalUrl = (text: string | undefined): URL | undefined => {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && ['http:', 'https:'].includes(url.protocol) && url.search === '' && url.hash === '') return url
  throw new SettingsMistake(`--web.external-url is an http or https URL without query, not ${quoted(text)}`)
}

const readRoutePrefix = (text: string): string => {
  const prefix = text.replace(/\/+$/, '').replace(/^(?!\/)(?=.)/, '/')
  if (/^(\/[\w.~-]+)*$/.test(prefix)) return prefix
  throw new SettingsMistake(`--web.route-prefix is a path such as /gatehouse, not ${quoted(text)}`)
}

const readGateways = async (flags: FlagValues, file: string | undefined): Promise<readonly GatewaySettings[]> => {
  const config = file === undefined ? accept('', readConfig('', { folder: '.' })) : accept(file, await load(file))
  const given = flags['pushgateway.url'].map(readGatewayFlag)
  const gateways = given.length > 0 ? given : config.gateways
  const twice = gateways.find(({ name }, i) => gateways.findIndex((other) => other.name === name) !== i)
  if (twice) {
    throw new SettingsMistake(`two gateways are called ${twice.name}; name them: --pushgateway.url=NAME=URL`)
  }
  assertDifferentUrls(gateways)
  if (gateways.length === 0) {
    throw new SettingsMistake('no gateway to watch: give --pushgateway.url=URL, or --config.file=FILE with gateways')
  }
  return gateways.map((gateway) => gatewaySettings(gateway, config))
}

const assertDifferentUrls = (gateways: Config['gateways']) => {
  const names = new Map<string, string>()
  for (const { name, url } of gateways) {
    const earlier = names.get(url)
    if (earlier !== undefined) throw new SettingsMistake(`gateways ${earlier} and ${name} have the same URL`)
    names.set(url, name)
  }
}

const load = async (file: string): Promise<ConfigResult> => {
  try {
    return await loadConfig(file)
  } catch (error) {
    if (error instanceof ConfigUnreadable) throw new SettingsMistake(error.message, { cause: error })
    throw error
  }
}

const accept = (file: string, result: ConfigResult): Config => {
  if (result.ok) return result.config
  throw new SettingsMistake(result.mistakes.map((mistake) => printMistake(file, mistake)).join('\n'))
}
