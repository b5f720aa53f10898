/** How late the event loop was, in ms. */
export type LoopDelay = { readonly max: number; readonly p99: number; readonly mean: number }

/** Bytes of the main thread after a garbage collection. */
export type Heap = { readonly heapUsed: number; readonly external: number }

export type ProbeQuestion = 'watch-loop' | 'loop' | 'heap'

export type ProbeAnswer = LoopDelay | Heap | null
