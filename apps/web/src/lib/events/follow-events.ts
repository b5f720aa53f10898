import type { QueryClient } from '@tanstack/react-query'
import { firstAskedAt } from '../asked-ahead.ts'
import { gatewaysQuery } from '../gateways-query.ts'
import { everyMs, isPaused, onLiveChange, setPolling } from '../live.ts'
import { createCatchUp } from './catch-up.ts'
import { createEventStream, type LiveEvent } from './event-stream.ts'
import { createRunCatchUp } from './run-catch-up.ts'
import { withRead } from './with-read.ts'

type Read = Parameters<typeof withRead>[1]

/**
 * Keeps what is shown up to date by the server's events: an event asks nothing itself, it only says whose answers are
 * old. Where no stream can be had, answers are asked for again by the clock. Returns what ends it.
 */
export const followEvents = (client: QueryClient): (() => void) => {
  const began = firstAskedAt()
  const marks = new Map<string, string>()
  const catchUp = createCatchUp(client)
  const catchUpRun = createRunCatchUp(client)

  /** The server moves a mark also when states change by the clock alone, so nothing is asked on suspicion. */
  const noteMark = ({ gateway, mark }: { gateway: string; mark: string }, isNews = true) => {
    const known = marks.get(gateway)
    marks.set(gateway, mark)
    if (known === undefined ? isNews : known !== mark) catchUp.groups(gateway)
  }

  const noteRead = (read: Read) =>
    client.setQueryData(gatewaysQuery.queryKey, (answer) => answer && withRead(answer, read, performance.now()))

  const onEvent = ({ kind, data }: LiveEvent) => {
    catchUp.spreadOver(data.spreadMs)
    switch (kind) {
      case 'hello':
        setPolling(false)
        for (const gateway of data.gateways) {
          noteRead(gateway)
          // What changed before this page asked for anything is in the answers.
          noteMark(gateway, gateway.sinceMs < performance.now() - began)
        }
        break
      case 'snapshot':
        noteRead(data)
        noteMark(data)
        break
      case 'gateway':
        catchUp.health()
        noteMark(data)
        break
      case 'run':
        void catchUpRun(data.id)
    }
  }

  const onLost = () => {
    setPolling(true)
    catchUp.spreadOver(everyMs)
    catchUp.everything()
  }

  const stream = createEventStream({ onEvent, onLost })

  const stop = () => {
    stream.close()
    catchUp.rest()
  }

  const start = () => {
    stream.open()
    catchUp.wake()
  }

  // Browsers open six connections to a server, for all tabs: one that nobody looks at must not keep one. Hello tells
  // whoever comes back what was missed.
  const follow = () => (isPaused() || document.visibilityState === 'hidden' ? stop() : start())

  const onPause = () => {
    if (isPaused()) freeze(client)
    else catchUp.everything()
    follow()
  }

  if (typeof EventSource === 'undefined') return () => {}
  setPolling(false)
  follow()
  const unsubscribe = onLiveChange(onPause)
  document.addEventListener('visibilitychange', follow)
  return () => {
    stop()
    unsubscribe()
    document.removeEventListener('visibilitychange', follow)
    setPolling(true)
  }
}

/** What is on its way would still change the screen. First answers may come. */
const freeze = (client: QueryClient) => {
  void client.cancelQueries({
    predicate: ({ meta, state }) => meta?.gateways !== undefined && state.data !== undefined,
  })
}
