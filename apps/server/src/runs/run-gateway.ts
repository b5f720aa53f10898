import type { RemoveAnswer, RunGateway } from '@gatehouse/deletion'
import { GatewayError, type GatewayErrorCode } from '@gatehouse/pushgateway'
import type { Gateways } from '../gateways/gateways.ts'

/** Gives runs their gateways. Reads and deletes of a run go through the gateway's one reader. */
export const runGateway =
  (gateways: Gateways) =>
  (name: string): RunGateway => {
    const reader = gateways.get(name)
    if (!reader) throw new Error(`no gateway is called ${name}`)
    return {
      readAfresh: async () => {
        await reader.readAfresh()
        const last = reader.lastRead()
        if (!last) throw new Error(`${name} was not read`)
        const { view, begunAt, took } = last
        return {
          begunAt,
          took,
          find: (id) => {
            const row = view.rowOf(id)
            if (row === undefined || (view.missingSince[row] ?? 0) > 0) return undefined
            return { pushedAt: view.pushedAt[row] ?? 0, failedAt: view.failedAt[row] ?? 0, doubt: view.doubtOf(row) }
          },
        }
      },
      capture: reader.capture,
      remove: (key) => reader.remove(key).then(accepted, notAccepted),
      forget: reader.forget,
      remember: reader.remember,
    }
  }

const accepted = ({ date }: { readonly date: number | null }): RemoveAnswer => ({ kind: 'accepted', at: date })

// An answer came, and it was no: the gateway took nothing. Any other trouble may have come after it did.
const refusals: ReadonlySet<GatewayErrorCode> = new Set([
  'bad-status',
  'unauthorized',
  'not-a-pushgateway',
  'refused-redirect',
])

// 502 and 504 are a proxy's: the gateway behind it may have taken the delete.
const mayBeTaken: ReadonlySet<number | undefined> = new Set([502, 504])

const isOverloaded = (status: number | undefined) => status === 429 || (status !== undefined && status >= 500)

const kindOf = ({ code, status }: GatewayError) => {
  if (!refusals.has(code) || mayBeTaken.has(status)) return 'unanswered'
  return isOverloaded(status) ? 'overloaded' : 'refused'
}

const notAccepted = (error: unknown): RemoveAnswer => {
  if (!(error instanceof GatewayError)) throw error
  return { kind: kindOf(error), reason: error.message }
}
