import type { Query, QueryClient } from '@tanstack/react-query'
import { dropAskedAhead } from '../asked-ahead.ts'
import { everyMs } from '../live.ts'

type Meta = { readonly gateways?: readonly string[] } | undefined

const everything = Symbol('everything')
const health = Symbol('health')

/**
 * Asks again for what is shown and has become old: at once, then at most every few seconds, and never for the same
 * answer twice at a time. Only queries that are mounted are asked; each asks for the window it shows.
 */
export const createCatchUp = (client: QueryClient) => {
  const old = new Set<string | symbol>()
  let spread = 0
  let askedAt = Number.NEGATIVE_INFINITY
  let isAsking = false
  let isResting = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const plan = () => {
    if (old.size === 0 || isResting || isAsking || timer !== undefined) return
    const wait = Math.max(Math.random() * spread, askedAt + everyMs - performance.now())
    timer = setTimeout(ask, wait)
  }

  const ask = async () => {
    timer = undefined
    isAsking = true
    askedAt = performance.now()
    const topics = new Set(old)
    old.clear()
    dropAskedAhead()
    const filters = { predicate: ({ queryKey, meta }: Query) => isOld(queryKey[0], meta, topics) }
    // A first answer on its way is not asked for again, and may have been given before the news.
    const first = client
      .getQueryCache()
      .findAll({ ...filters, fetchStatus: 'fetching' })
      .filter(hasNoAnswer)
    await client.invalidateQueries(filters)
    await client.invalidateQueries({ predicate: (query) => first.includes(query) })
    isAsking = false
    plan()
  }

  const note = (topic: string | symbol) => {
    old.add(topic)
    plan()
  }

  return {
    /** Groups of this gateway changed. */
    groups: (gateway: string): void => note(gateway),
    /** How the gateways are read changed. */
    health: (): void => note(health),
    everything: (): void => note(everything),
    /** Questions of many browsers that hear of one change are spread over this time. */
    spreadOver: (ms: number): void => {
      spread = ms
    },
    /** Asks nothing by itself any more; what is old stays noted. */
    rest: (): void => {
      isResting = true
      clearTimeout(timer)
      timer = undefined
    },
    wake: (): void => {
      isResting = false
      plan()
    },
  }
}

const hasNoAnswer = ({ state }: Query) => state.data === undefined

const isOld = (name: unknown, meta: Meta, topics: ReadonlySet<string | symbol>): boolean => {
  if (meta?.gateways === undefined) return false
  if (name === 'gateways' || topics.has(everything)) return true
  const changed = [...topics].filter((topic) => topic !== health)
  return changed.length > 0 && (meta.gateways.length === 0 || meta.gateways.some((one) => topics.has(one)))
}
