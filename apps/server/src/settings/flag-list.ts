import { logFormats, logLevels } from '../telemetry/logger.ts'

export type Flag = {
  readonly kind: 'text' | 'list' | 'switch'
  readonly help: string
  readonly value?: string
  readonly otherwise?: string
}

/** Every flag, by name. */
export const flagList = {
  'pushgateway.url': {
    kind: 'list',
    value: '[NAME=]URL',
    help: 'Pushgateway to watch; may be given several times. Overrides the gateways of the configuration file.',
  },
  'config.file': { kind: 'text', value: 'FILE', help: 'Configuration file, YAML.' },
  'web.listen-address': {
    kind: 'text',
    value: 'HOST:PORT',
    otherwise: '127.0.0.1:9096',
    help: 'Where to listen. Without authentication, an address that is not loopback makes Gatehouse read-only.',
  },
  'web.external-url': { kind: 'text', value: 'URL', help: 'The URL under which browsers reach Gatehouse.' },
  'web.route-prefix': {
    kind: 'text',
    value: 'PATH',
    help: 'Path below which everything is served. Default: the path of --web.external-url.',
  },
  'web.allowed-host': {
    kind: 'list',
    value: 'NAME',
    help: 'A further host name under which Gatehouse answers; may be given several times.',
  },
  'web.allow-anonymous-writes': {
    kind: 'switch',
    help: 'Let everybody who reaches a non-loopback listener delete groups.',
  },
  'read-only': { kind: 'switch', help: 'Never delete anything.' },
  'log.level': { kind: 'text', value: logLevels.join('|'), otherwise: 'info', help: 'Least severity that is logged.' },
  'log.format': { kind: 'text', value: logFormats.join('|'), otherwise: 'logfmt', help: 'How log lines are written.' },
  version: { kind: 'switch', help: 'Print the version and exit.' },
  help: { kind: 'switch', help: 'Print this help and exit.' },
} as const satisfies Record<string, Flag>

export type FlagName = keyof typeof flagList

/** Flags that are promised but whose feature is not there: refused, never ignored. */
export const flagsToCome: ReadonlySet<string> = new Set(['web.config.file', 'storage.url', 'storage.path'])

export const flagNames = Object.keys(flagList).filter((name): name is FlagName => name in flagList)

/** The environment variable that mirrors a flag: `GATEHOUSE_WEB_LISTEN_ADDRESS`. */
export const environmentName = (flag: string): string => `GATEHOUSE_${flag.toUpperCase().replaceAll(/[.-]/g, '_')}`
