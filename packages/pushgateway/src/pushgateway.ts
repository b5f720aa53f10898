import type { GroupingKey } from '@gatehouse/domain'
import type { GatewayAddress } from './address.ts'
import { type Answer, connect } from './connection.ts'
import { quotable } from './credentials.ts'
import { GatewayError } from './gateway-error.ts'
import { type Naming, pathOf } from './path-of.ts'
import { type GatewayStatus, parseStatus } from './status.ts'

/** One Pushgateway. Every method rejects with a `GatewayError` when there is no usable answer. */
export type Pushgateway = {
  /** The bytes of `/api/v1/metrics` and the gateway's clock when it answered (epoch ms, null when it sent no Date). */
  readonly readGroups: () => Promise<{ bytes: Buffer; date: number | null }>
  readonly readStatus: () => Promise<GatewayStatus>
  /** Whether a scrape of this gateway works: false when its metrics page answers anything but 200. */
  readonly scrapes: (status: GatewayStatus) => Promise<boolean>
  /**
   * Asks for exactly this group to be deleted. Success means accepted, not deleted: read again to know; `date` is the
   * gateway's clock then, as for `readGroups`. A key whose path could mean another group is refused, and not sent.
   */
  readonly remove: (key: GroupingKey, naming?: Naming) => Promise<{ date: number | null }>
  readonly close: () => Promise<void>
}

/** Talks to the Pushgateway at an address. https://github.com/prometheus/pushgateway#api */
export const openPushgateway = (address: GatewayAddress): Pushgateway => {
  const { send, close } = connect(address)

  const assertStatus = ({ request, status, bytes }: Answer, wanted: number) => {
    if (status === wanted) return
    const said = quotable(bytes.toString('utf8', 0, 2000), address)
    throw new GatewayError(codeOf(status), `${request}: answered ${status}: ${said}`)
  }
  const getJson = async (path: string): Promise<Answer> => {
    const answer = await send('GET', path)
    assertStatus(answer, 200)
    if (answer.contentType.startsWith('application/json')) return answer
    const type = quotable(answer.contentType, address) || 'no content type'
    throw new GatewayError('not-a-pushgateway', `${answer.request}: answered ${type}, not JSON`)
  }

  return {
    readGroups: async () => {
      const { bytes, date } = await getJson('/api/v1/metrics')
      return { bytes, date }
    },
    readStatus: async () => parseStatus(await getJson('/api/v1/status')),
    scrapes: async ({ flags }) => {
      const { status } = await send('GET', flags['web.telemetry-path'] ?? '/metrics')
      return status === 200
    },
    remove: async (key, naming = {}) => {
      const answer = await send('DELETE', pathOf(key, naming, address.url))
      assertStatus(answer, 202)
      return { date: answer.date }
    },
    close,
  }
}

const codeOf = (status: number) => {
  if (status === 401 || status === 403) return 'unauthorized'
  return status === 404 ? 'not-a-pushgateway' : 'bad-status'
}
