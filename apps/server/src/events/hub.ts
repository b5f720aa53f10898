import { setImmediate as nextTurn } from 'node:timers/promises'
import { rememberTold } from './last-told.ts'
import { type LiveEvent, type Publish, printEvent } from './live-events.ts'
import { createOutbox } from './outbox.ts'
import { createStreams } from './streams.ts'

type Options = {
  /** How many may listen at once. A thousand browsers fit, twice over. */
  readonly limit?: number
  /** How long news wait for others, once some were sent. */
  readonly restMs?: number
  /** Proxies close what is silent for a minute. */
  readonly beatMs?: number
}

// Each browser that hears of a change asks for the groups it shows: this many may do so per ms.
const spreadPerStream = 2

export type EventHub = ReturnType<typeof createEventHub>

/** Tells everybody who listens what happens. Each event is encoded once, for all. */
export const createEventHub = ({ limit = 2000, restMs = 250, beatMs = 25_000 }: Options = {}) => {
  const streams = createStreams(limit)
  const told = rememberTold(() => performance.now())
  let isEnded = false
  let beat: NodeJS.Timeout | undefined

  const encode = (events: readonly LiveEvent[]) => {
    const spread = streams.size() * spreadPerStream
    return Buffer.from(events.map((event) => printEvent(event, spread)).join(''))
  }

  const deliver = (events: readonly LiveEvent[]) => {
    streams.send(encode(events))
    clearTimeout(beat)
    beat = setTimeout(() => deliver([{ kind: 'beat', data: {} }]), beatMs).unref()
  }
  const outbox = createOutbox(deliver, restMs)

  const publish: Publish = (kind, data) => {
    if (isEnded) return
    const event = { kind, data } as LiveEvent
    told.note(event)
    outbox.put(event)
  }
  deliver([])

  return {
    publish,
    size: streams.size,

    /** Opens a stream; undefined when there are too many. `hangUp` ends the connection of one that reads too slowly. */
    open: (hangUp: () => void): ReadableStream | undefined =>
      isEnded ? undefined : streams.add(encode([{ kind: 'hello', data: told.hello() }]), hangUp),

    /** Ends every stream and waits until that was written. */
    end: async (): Promise<void> => {
      isEnded = true
      clearTimeout(beat)
      outbox.end()
      streams.end()
      await nextTurn()
    },
  }
}
