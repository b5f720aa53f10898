import { type GatewayPaths, groupingKey, groupPath, isPlainName, type Naming } from '@gatehouse/domain'
import type { Gateway } from '../../lib/wire.ts'
import type { LabelRow } from './label-rows.ts'

/** Whether this gateway decodes label names that are not plain. */
export const namingOf = ({ flags }: Gateway): Naming => ({ utf8Names: flags['push.enable-utf8-names'] === 'true' })

const baseOf = ({ url }: Gateway) => url.replace(/\/+$/, '')

/** Where a gateway reads pushes. */
export const pathsOf = (gateway: Gateway): GatewayPaths => ({
  prefix: new URL(baseOf(gateway)).pathname.replace(/\/+$/, ''),
  telemetry: gateway.flags['web.telemetry-path'] ?? '/metrics',
})

/** The URL that means the group of these labels; empty where there is none yet. */
export const urlOf = (gateway: Gateway, rows: readonly LabelRow[]): string => {
  const key = groupingKey(rows.filter(([name]) => name !== ''))
  if (!key.some(([name, value]) => name === 'job' && value !== '')) return ''
  if (namingOf(gateway).utf8Names) return baseOf(gateway) + groupPath.encode(key)
  return key.every(([name]) => isPlainName(name)) ? baseOf(gateway) + groupPath.encodeLiteral(key) : ''
}
