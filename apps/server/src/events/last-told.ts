import type { LiveEvent, LiveEvents } from './live-events.ts'

type Told = {
  readonly mark: string
  readonly movedAt: number
  readonly readAt: number | null
  readonly tookPlaceAt: number
}

/** Remembers what was last told of each gateway, for whoever comes later. */
export const rememberTold = (clock: () => number) => {
  const told = new Map<string, Told>()
  return {
    note: ({ kind, data }: LiveEvent): void => {
      if (kind !== 'snapshot' && kind !== 'gateway') return
      const before = told.get(data.gateway)
      const read =
        kind === 'snapshot'
          ? { readAt: data.readAt, tookPlaceAt: clock() - data.ageMs }
          : { readAt: before?.readAt ?? null, tookPlaceAt: before?.tookPlaceAt ?? clock() }
      const movedAt = before?.mark === data.mark ? before.movedAt : clock()
      told.set(data.gateway, { mark: data.mark, movedAt, ...read })
    },
    hello: (): LiveEvents['hello'] => ({
      gateways: [...told].map(([gateway, { mark, movedAt, readAt, tookPlaceAt }]) => ({
        gateway,
        readAt,
        ageMs: Math.round(clock() - tookPlaceAt),
        mark,
        sinceMs: Math.floor(clock() - movedAt),
      })),
    }),
  }
}
