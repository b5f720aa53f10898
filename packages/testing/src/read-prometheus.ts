import { send } from './send.ts'

/** One series of an answer: its labels, `__name__` among them, and its value as text. */
export type StoredSample = { readonly labels: Readonly<Record<string, string>>; readonly value: string }

/** A target as `/api/v1/targets` has it, as far as tests ask. `lastError` is empty when the last scrape went well. */
export type PrometheusTarget = {
  readonly scrapePool: string
  readonly scrapeUrl: string
  readonly health: 'up' | 'down' | 'unknown'
  readonly lastError: string
  readonly lastScrape: string
}

const read = async (url: string, path: string): Promise<unknown> => {
  const { status, text } = await send(url, path)
  if (status !== 200) throw new Error(`GET ${url}${path}: ${status} ${text}`)
  return (JSON.parse(text) as { data: unknown }).data
}

type Vector = {
  readonly result: readonly { readonly metric: Record<string, string>; readonly value: readonly [number, string] }[]
}

/** The vector an instant query gives. Throws when Prometheus does not answer 200. */
export const queryPrometheus = async (
  url: string,
  expression: string,
  at?: number,
): Promise<readonly StoredSample[]> => {
  const search = new URLSearchParams({ query: expression, ...(at === undefined ? {} : { time: String(at) }) })
  const { result } = (await read(url, `/api/v1/query?${search}`)) as Vector
  return result.map(({ metric, value }) => ({ labels: metric, value: value[1] }))
}

/** The active targets. Throws when Prometheus does not answer 200. */
export const readTargets = async (url: string): Promise<readonly PrometheusTarget[]> => {
  const { activeTargets } = (await read(url, '/api/v1/targets?state=active')) as { activeTargets: PrometheusTarget[] }
  return activeTargets
}
