import type { LiveEvent } from './live-events.ts'

const subjectOf = ({ kind, data }: LiveEvent): string =>
  JSON.stringify([kind, 'gateway' in data ? data.gateway : 'id' in data ? data.id : ''])

/** The later of two events of one subject; reads in between are not lost count of. */
const merge = (before: LiveEvent | undefined, after: LiveEvent): LiveEvent =>
  before?.kind === 'snapshot' && after.kind === 'snapshot'
    ? { kind: 'snapshot', data: { ...after.data, changed: before.data.changed + after.data.changed } }
    : after

/**
 * Delivers what it is given at once, then at most every `restMs`: of each gateway and run only the latest news. However
 * much goes on, there is never more to send than one event of each.
 */
export const createOutbox = (deliver: (events: readonly LiveEvent[]) => void, restMs: number) => {
  const pending = new Map<string, LiveEvent>()
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    timer = undefined
    if (pending.size === 0) return
    const events = [...pending.values()]
    pending.clear()
    timer = setTimeout(flush, restMs)
    deliver(events)
  }

  return {
    put: (event: LiveEvent): void => {
      const subject = subjectOf(event)
      pending.set(subject, merge(pending.get(subject), event))
      // What happens in one turn of the event loop goes out together.
      timer ??= setTimeout(flush, 0)
    },
    end: (): void => {
      pending.clear()
      clearTimeout(timer)
    },
  }
}
