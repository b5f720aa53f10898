import type { GroupingKey } from '@gatehouse/domain'
import type { GatewayAddress } from './address.ts'
import { type Answer, connect } from './connection.ts'
import { quotable } from './credentials.ts'
import { GatewayError } from './gateway-error.ts'
import { type Naming, pathOf } from './path-of.ts'
import { drain, readAll, readStart } from './receive.ts'
import { type GatewayStatus, parseStatus } from './status.ts'

/** How a metrics page was answered. The chunks have to be read, or what they come from stays open. */
export type MetricsAnswer = {
  readonly isOk: boolean
  readonly status: number
  readonly chunks: AsyncIterable<Uint8Array>
  readonly date: number | null
}

/** One Pushgateway. Every method rejects with a `GatewayError` when there is no usable answer. */
export type Pushgateway = {
  /**
   * The bytes of `/api/v1/metrics` as they arrive, and the gateway's clock when it answered (epoch ms, null when it sent
   * no Date). Iterating rejects with a `GatewayError`, too, when the answer does not come to its end.
   */
  readonly readGroups: () => Promise<{ chunks: AsyncIterable<Uint8Array>; date: number | null }>
  readonly readStatus: () => Promise<GatewayStatus>
  /**
   * The metrics page as a scrape sees it, as its bytes arrive: anything but 200 means that scrapes fail, and the bytes
   * say why. `date` is as for `readGroups`. As protobuf it costs the gateway less and is half as large; whether that is
   * what came is for its reader to see.
   */
  readonly readMetricsPage: (status: GatewayStatus, format?: 'text' | 'protobuf') => Promise<MetricsAnswer>
  /**
   * Asks for exactly this group to be deleted. Success means accepted, not deleted: read again to know; `date` is the
   * gateway's clock then, as for `readGroups`. A key whose path could mean another group is refused, and not sent.
   */
  readonly remove: (key: GroupingKey, naming?: Naming) => Promise<{ date: number | null }>
  readonly close: () => Promise<void>
}

/** The largest status that is read: a gateway has some dozen flags. */
const statusBytes = 1024 * 1024

// https://prometheus.io/docs/instrumenting/exposition_formats/#protobuf-format
const protobuf = 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited'

/** How much of an unexpected answer is read for a message. */
const quotedBytes = 2000

/** Talks to the Pushgateway at an address. https://github.com/prometheus/pushgateway#api */
export const openPushgateway = (address: GatewayAddress): Pushgateway => {
  const { send, close } = connect(address)

  const assertStatus = async ({ request, status, chunks }: Answer, wanted: number) => {
    if (status === wanted) return
    const said = quotable((await readStart(chunks, quotedBytes)).toString('utf8', 0, quotedBytes), address)
    throw new GatewayError(codeOf(status), `${request}: answered ${status}: ${said}`, { status })
  }
  const getJson = async (path: string, maxBytes = address.maxBytes): Promise<Answer> => {
    const answer = await send('GET', path, { maxBytes })
    await assertStatus(answer, 200)
    if (answer.contentType.startsWith('application/json')) return answer
    await readStart(answer.chunks, 0)
    const type = quotable(answer.contentType, address) || 'no content type'
    throw new GatewayError('not-a-pushgateway', `${answer.request}: answered ${type}, not JSON`)
  }

  return {
    readGroups: async () => {
      const { chunks, date } = await getJson('/api/v1/metrics')
      return { chunks, date }
    },
    readStatus: async () => {
      const { request, chunks } = await getJson('/api/v1/status', Math.min(statusBytes, address.maxBytes))
      return parseStatus({ request, bytes: await readAll(chunks) })
    },
    readMetricsPage: async ({ flags }, format = 'text') => {
      const wanted = format === 'protobuf' ? { accept: protobuf } : {}
      const { status, chunks, date } = await send('GET', flags['web.telemetry-path'] ?? '/metrics', wanted)
      return { isOk: status === 200, status, chunks, date }
    },
    remove: async (key, naming = {}) => {
      const answer = await send('DELETE', pathOf(key, naming, address.url))
      await assertStatus(answer, 202)
      await drain(answer.chunks)
      return { date: answer.date }
    },
    close,
  }
}

const codeOf = (status: number) => {
  if (status === 401 || status === 403) return 'unauthorized'
  return status === 404 ? 'not-a-pushgateway' : 'bad-status'
}
