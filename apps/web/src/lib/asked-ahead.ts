/** An answer that was asked for before the app was there, and when it arrived, by the monotonic clock. */
export type Ahead = { readonly response: Response; readonly arrivedAt: number }

declare global {
  interface Window {
    /** Made by ahead.ts: since when it asks, and the answers by address, its parameters sorted. */
    askedAhead?: { readonly at: number; readonly answers: Map<string, Promise<Ahead>> }
  }
}

// A page that took so long to load asks anew.
const longest = 10_000

const arrivals = new WeakMap<Response, number>()

/** When the first question of this page was asked, by the monotonic clock. */
export const firstAskedAt = (): number => window.askedAhead?.at ?? performance.now()

const takeAhead = (address: string): Promise<Ahead> | undefined => {
  const { at, answers } = window.askedAhead ?? {}
  if (at === undefined || performance.now() - at > longest) return undefined
  const url = new URL(address)
  url.searchParams.sort()
  const answer = answers?.get(url.href)
  answers?.delete(url.href)
  return answer
}

/** What was asked ahead and not taken yet is asked for anew: it has become old. */
export const dropAskedAhead = (): void => window.askedAhead?.answers.clear()

/** As fetch, but what was asked ahead is not asked for again. Each such answer is taken once. */
export const fetchOrTake = async (address: string | URL | Request, init?: RequestInit): Promise<Response> => {
  const isPlain = (init?.method ?? 'GET') === 'GET' && !(address instanceof Request)
  const ahead = isPlain ? await takeAhead(String(address)) : undefined
  if (!ahead) return fetch(address, init)
  arrivals.set(ahead.response, ahead.arrivedAt)
  return ahead.response
}

/** When an answer arrived, by the monotonic clock: it may have waited for the app. */
export const arrivedAt = (response: Response): number => arrivals.get(response) ?? performance.now()
