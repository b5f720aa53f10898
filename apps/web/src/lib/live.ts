import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let paused = false

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Holds back, or takes up again, everything that refreshes by itself. */
export const setPaused = (next: boolean): void => {
  paused = next
  for (const listener of listeners) listener()
}

export const usePaused = (): boolean => useSyncExternalStore(subscribe, () => paused)

/** How often shown answers are asked for again, at most. */
export const everyMs = 3000

/** How often shown answers are asked for again: `refetchInterval: refresh`. Not while paused. */
export const refresh = (): number | false => (paused ? false : everyMs)
