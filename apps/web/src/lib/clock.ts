import { useSyncExternalStore } from 'react'
import type { AsOf } from './wire.ts'

const second = 1000
const listeners = new Set<() => void>()
let ticked = performance.now()
let timer: ReturnType<typeof setInterval> | undefined

const tick = () => {
  ticked = performance.now()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  if (listeners.size === 0) timer = setInterval(tick, second)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

const lastTick = () => ticked

/** The monotonic clock, once a second: nobody can set it back, and it is no time of day. */
export const useTick = (): number => useSyncExternalStore(subscribe, lastTick, lastTick)

/** A gateway's clock at a tick: its answer's `now`, advanced by what has passed here since. */
const nowAt = (asOf: AsOf | undefined, tickedAt: number): number | null => {
  if (!asOf || asOf.now === null) return null
  return asOf.frozen ? asOf.now : asOf.now + Math.max(0, tickedAt - asOf.receivedAt)
}

/** The gateway's clock now. It stands still while the gateway cannot be read. */
export const useNow = (asOf: AsOf | undefined): number | null => nowAt(asOf, useTick())

/** The clocks of several gateways, by name. */
export const useClocks = (asOfs: readonly AsOf[]): ((gateway: string) => number | null) => {
  const tickedAt = useTick()
  return (gateway) =>
    nowAt(
      asOfs.find((asOf) => asOf.gateway === gateway),
      tickedAt,
    )
}
