// The one place that knows how the server's worker puts the parts of @gatehouse/snapshot together.
import {
  findCollisions,
  ingest,
  noGroups,
  type PublishedSnapshot,
  populationOf,
  type Rows,
  readGroups,
  snapshotPublisher,
} from '@gatehouse/snapshot'

const gateway = 'bench'

type Refresh = { readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>; readonly readAt: number }

/** What a gateway's worker remembers between reads, without the worker. */
export type Memory = {
  readonly refresh: (read: Refresh) => Promise<PublishedSnapshot>
  /** Finds what collides among the groups of the last refresh; how many collisions that are. */
  readonly collide: () => number
}

const look = { own: [], gatewayUrl: '', poisoned: [], fossilAge: 36 * 3_600_000, more: [] }

/** Opens an empty memory. A refresh takes the bytes of `/api/v1/metrics` all the way to the published snapshot. */
export const openMemory = (): Memory => {
  const publish = snapshotPublisher(gateway)
  const context = { gateway, ruleOf: () => -1, forgotten: new Set<string>(), expected: [], isWholeUtf8: true }
  let read = noGroups
  let rows: Rows = new Map()
  return {
    refresh: async ({ chunks, readAt }) => {
      read = await readGroups(chunks, gateway, read)
      rows = ingest(rows, read.groups, { ...context, readAt })
      return publish(rows, readAt)
    },
    collide: () => findCollisions(populationOf(rows), { ...look, gateway }).length,
  }
}
