import { type GroupingKey, groupPath } from '@gatehouse/domain'
import type { GatewayAddress } from './address.ts'
import { type Answer, connect } from './connection.ts'
import { GatewayError } from './gateway-error.ts'
import { type GatewayStatus, gatewayStatus } from './status.ts'

/** One Pushgateway. Every method rejects with a `GatewayError` when there is no usable answer. */
export type Pushgateway = {
  /** The bytes of `/api/v1/metrics` and the gateway's clock when it answered (epoch ms, null when it sent no Date). */
  readonly readGroups: () => Promise<{ bytes: Buffer; date: number | null }>
  readonly readStatus: () => Promise<GatewayStatus>
  /** Whether a scrape of this gateway works: false when its metrics page answers anything but 200. */
  readonly scrapes: (status: GatewayStatus) => Promise<boolean>
  /** Asks for exactly this group to be deleted. Success means accepted, not deleted: read again to know. */
  readonly remove: (key: GroupingKey) => Promise<void>
  readonly close: () => Promise<void>
}

/** Talks to the Pushgateway at an address. https://github.com/prometheus/pushgateway#api */
export const openPushgateway = (address: GatewayAddress): Pushgateway => {
  const connection = connect(address)
  const base = address.url.replace(/\/+$/, '')
  const get = async (path: string) => {
    const answer = await connection.send('GET', path)
    return expectJson(answer, `GET ${base}${path}`)
  }
  return {
    readGroups: async () => {
      const { bytes, date } = await get('/api/v1/metrics')
      return { bytes, date }
    },
    readStatus: async () => {
      const { bytes } = await get('/api/v1/status')
      return parseStatus(bytes, `GET ${base}/api/v1/status`)
    },
    scrapes: async ({ flags }) => {
      const answer = await connection.send('GET', flags['web.telemetry-path'] ?? '/metrics')
      return answer.status === 200
    },
    remove: async (key) => {
      const path = groupPath.encode(key)
      const { status, bytes } = await connection.send('DELETE', path)
      if (status !== 202) throw unexpectedStatus(status, bytes, `DELETE ${base}${path}`)
    },
    close: connection.close,
  }
}

const unexpectedStatus = (status: number, bytes: Buffer, what: string) => {
  const code = status === 401 || status === 403 ? 'unauthorized' : status === 404 ? 'not-a-pushgateway' : 'bad-status'
  return new GatewayError(code, `${what}: answered ${status}: ${bytes.toString('utf8', 0, 300).trim()}`)
}

const expectJson = (answer: Answer, what: string): Answer => {
  if (answer.status !== 200) throw unexpectedStatus(answer.status, answer.bytes, what)
  if (answer.contentType.startsWith('application/json')) return answer
  throw new GatewayError('not-a-pushgateway', `${what}: answered ${answer.contentType || 'no content type'}, not JSON`)
}

const parseStatus = (bytes: Buffer, what: string): GatewayStatus => {
  const parsed = gatewayStatus.safeParse(parseJson(bytes, what))
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new GatewayError('not-a-pushgateway', `${what}: not the status of a Pushgateway (${where})`)
}

const parseJson = (bytes: Buffer, what: string): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new GatewayError('broken-answer', `${what}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
