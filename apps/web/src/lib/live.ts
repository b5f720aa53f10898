import type { Query } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { isDrawnAhead } from './drawn-ahead.ts'

declare module '@tanstack/react-query' {
  interface Register {
    /** `gateways`: the answer follows what happens at these gateways; none means at any. */
    queryMeta: { readonly gateways?: readonly string[] }
  }
}

const listeners = new Set<() => void>()
let paused = false
let polling = !isDrawnAhead && typeof EventSource === 'undefined'

const notify = () => {
  for (const listener of listeners) listener()
}

/** Calls back when it is paused, resumed, or told how to learn of changes. Returns what ends that. */
export const onLiveChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Holds back, or takes up again, everything that refreshes by itself. */
export const setPaused = (next: boolean): void => {
  paused = next
  notify()
}

export const isPaused = (): boolean => paused

export const usePaused = (): boolean => useSyncExternalStore(onLiveChange, isPaused, isPaused)

/** Whether answers are asked for again by the clock, because nobody tells when they change. */
export const setPolling = (next: boolean): void => {
  polling = next
}

/** Whether nobody tells when answers change, so that they are asked for again by the clock. */
export const isPolling = (): boolean => polling

/** Whether coming back to the page is a reason to ask again. While events tell what changed, it is not. */
export const refetchOnReturn = (): 'always' | false => (!paused && polling ? 'always' : false)

/** How often shown answers are asked for again, at most. */
export const everyMs = 3000

// A failure heals by asking again; no event will tell.
const refetchInterval = ({ state }: Pick<Query, 'state'>): number | false =>
  !paused && (polling || state.status === 'error') ? everyMs : false

/** Options of a query whose answer follows what happens at these gateways; none means at any. Not while paused. */
export const live = (gateways: readonly string[] = []) => ({
  meta: { gateways },
  // What was just asked for is not asked for again because one more place shows it.
  staleTime: everyMs,
  refetchInterval,
})
