import type { RowRef, Source } from '@gatehouse/snapshot'
import type { Logger } from '../telemetry/logger.ts'
import { type GatewaySettings, type Reader, startReader } from './reader.ts'

export type Gateways = ReturnType<typeof startGateways>

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
    find: (id: string): (RowRef & { readonly reader: Reader }) | undefined => {
      for (const reader of readers) {
        const source = reader.source()
        const row = source?.view.rowOf(id)
        if (source && row !== undefined) return { reader, source, row }
      }
      return undefined
    },
    stop: async () => {
      await Promise.all(readers.map((reader) => reader.stop()))
    },
  }
}
