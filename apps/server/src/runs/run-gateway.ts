import type { RunGateway } from '@gatehouse/deletion'
import type { Gateways } from '../gateways/gateways.ts'

/** Gives runs their gateways. Reads and deletes of a run go through the gateway's one reader. */
export const runGateway =
  (gateways: Gateways) =>
  (name: string): RunGateway => {
    const reader = gateways.get(name)
    if (!reader) throw new Error(`no gateway is called ${name}`)
    return {
      readAfresh: async () => {
        const view = await reader.readAfresh()
        return {
          find: (id) => {
            const row = view.rowOf(id)
            if (row === undefined || (view.missingSince[row] ?? 0) > 0) return undefined
            return { pushedAt: view.pushedAt[row] ?? 0, failedAt: view.failedAt[row] ?? 0, doubt: view.doubtOf(row) }
          },
        }
      },
      capture: reader.capture,
      remove: reader.remove,
      forget: reader.forget,
    }
  }
