import { afterEach, vi } from 'vitest'
import type { LiveEvent } from '../lib/events/event-stream.ts'

type Data<K extends LiveEvent['kind']> = Omit<Extract<LiveEvent, { kind: K }>['data'], 'spreadMs'> & {
  readonly spreadMs?: number
}

/** A stream of events for tests, in place of the browser's until the test ends: nothing happens but what a test says. */
export const fakeEventSource = () => {
  class FakeEventSource extends EventTarget {
    isClosed = false
    onerror: (() => void) | null = null
    readonly url: string
    constructor(url: string) {
      super()
      this.url = url
      opened.push(this)
    }
    close() {
      this.isClosed = true
    }
  }
  const opened: FakeEventSource[] = []
  vi.stubGlobal('EventSource', FakeEventSource)
  const open = () => opened.filter(({ isClosed }) => !isClosed)
  return {
    /** Every stream there ever was. */
    opened,
    /** Those that are not closed. */
    open,
    say: <K extends LiveEvent['kind']>(kind: K, data: Data<K>) => {
      const message = new MessageEvent(kind, { data: JSON.stringify({ spreadMs: 0, ...data }) })
      for (const source of open()) source.dispatchEvent(message)
    },
    fail: () => {
      for (const source of open()) source.onerror?.()
    },
  }
}

afterEach(() => vi.unstubAllGlobals())
