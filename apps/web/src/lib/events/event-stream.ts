import { api, type Wire } from '../api.ts'

type Told<K extends keyof Wire['events']> = Wire['events'][K] & { readonly spreadMs: number }

/** What the server tells by itself. */
export type LiveEvent = {
  [K in keyof Wire['events']]: { readonly kind: K; readonly data: Told<K> }
}[keyof Wire['events']]

const kinds = ['hello', 'snapshot', 'gateway', 'run', 'beat'] as const satisfies readonly LiveEvent['kind'][]

const helloWithin = 5000

// The server breaks every silence after 25 s. A connection that died unnoticed says nothing at all.
const longestSilence = 60_000

const longestWait = 60_000

/** Twice as long after each failure, and not the same for every browser. */
const waitAfter = (failures: number) => Math.min(longestWait, 1000 * 2 ** failures) * (0.5 + Math.random() / 2)

type Options = {
  readonly onEvent: (event: LiveEvent) => void
  /** There is no stream for now; it is tried again by itself. */
  readonly onLost: () => void
}

/** The one stream of this page. What breaks is opened again, later each time. */
export const createEventStream = ({ onEvent, onLost }: Options) => {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const close = () => {
    clearTimeout(timer)
    timer = undefined
    source?.close()
    source = undefined
  }

  const lose = () => {
    close()
    timer = setTimeout(connect, waitAfter(failures))
    failures++
    onLost()
  }

  const expectWithin = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(lose, ms)
  }

  const connect = () => {
    const opened = new EventSource(api.eventsUrl)
    source = opened
    expectWithin(helloWithin)
    // Browsers try again by themselves, though not after a 503 and never later each time.
    opened.onerror = lose
    for (const kind of kinds) {
      opened.addEventListener(kind, ({ data }: MessageEvent<string>) => {
        if (source !== opened) return
        failures = 0
        expectWithin(longestSilence)
        onEvent({ kind, data: JSON.parse(data) } as LiveEvent)
      })
    }
  }

  return {
    open: (): void => {
      if (!source && timer === undefined) connect()
    },
    close,
  }
}
