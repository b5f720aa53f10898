import type { KnownCollision } from '@gatehouse/domain'
import type { RowRef, Source } from '@gatehouse/snapshot'
import type { Logger } from '../telemetry/logger.ts'
import { type GatewaySettings, type Reader, startReader } from './reader.ts'

export type Gateways = ReturnType<typeof startGateways>

type Found = RowRef & { readonly reader: Reader }

const findIn = (readers: readonly Reader[]) => {
  const pictures = readers.flatMap((reader) => {
    const source = reader.source()
    return source ? [{ reader, source }] : []
  })
  return (id: string): Found | undefined => {
    for (const { reader, source } of pictures) {
      const row = source.view.rowOf(id)
      if (row !== undefined) return { reader, source, row }
    }
    return undefined
  }
}

/** All gateways that are watched, in the order they were named. */
export const startGateways = (settings: readonly GatewaySettings[], log: Logger) => {
  const readers = settings.map((one) => startReader(one, log))
  const chosen = (names: readonly string[]): readonly Reader[] =>
    names.length === 0 ? readers : readers.filter(({ name }) => names.includes(name))
  return {
    readers,
    chosen,
    get: (name: string): Reader | undefined => readers.find((reader) => reader.name === name),
    sources: (names: readonly string[]): readonly Source[] => chosen(names).flatMap((reader) => reader.source() ?? []),
    find: (id: string): Found | undefined => findIn(readers)(id),
    /** Finds groups in one picture of all gateways, however many are asked for. */
    finder: (): ((id: string) => Found | undefined) => findIn(readers),
    /** A collision by its id, at whichever gateway it is. */
    findCollision: (id: string): { reader: Reader; collision: KnownCollision } | undefined => {
      for (const reader of readers) {
        const collision = reader.collisions().collisions.find((one) => one.id === id)
        if (collision) return { reader, collision }
      }
      return undefined
    },
    stop: async () => {
      await Promise.all(readers.map((reader) => reader.stop()))
    },
  }
}
