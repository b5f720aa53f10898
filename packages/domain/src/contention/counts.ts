import { goNumber, isHistogram, isSummary, type MetricFamily, type Series } from '@gatehouse/exposition'

/** How many series that only grow a picture holds. */
export const countLimit = 8

const perFamily = 2

// Keys of series are kept, and labels may be as long as people like.
const longestSeries = 500

/**
 * The value of a series that falls only when its process starts anew: a `count` (a counter, or the count of a histogram
 * or summary), or the `start-time` of the process itself. `series` is the canonical text of its labels.
 */
export type Count = {
  readonly kind: 'count' | 'start-time'
  readonly family: string
  readonly series: string
  readonly value: number
}

type Seen = { readonly family: MetricFamily; readonly texts: readonly string[] }

/** The counts of families given in order of their names: start times first, at most two of each family and 8 in all. */
export const countsOf = (seen: readonly Seen[], pushedAt: number): readonly Count[] => {
  const counted = new Set(seen.flatMap(({ family }) => (isCounted(family) ? [family.name] : [])))
  const kindOf = (family: MetricFamily) =>
    isCounted(family) ? 'count' : isStartTime(family, counted) ? 'start-time' : null
  const counts = seen.flatMap((one) => {
    const kind = kindOf(one.family)
    return kind === null ? [] : firstCounts(one, kind)
  })
  const now = pushedAt / 1000
  const startTimes = counts.filter(({ kind, value }) => kind === 'start-time' && isTime(value, now))
  return [...startTimes, ...counts.filter(({ kind }) => kind === 'count')].slice(0, countLimit)
}

const isCounted = ({ type }: MetricFamily) => type === 'counter' || type === 'histogram' || type === 'summary'

/** Client libraries push when a process began, and when each of its counts did (`orders_created`, a time in seconds). */
const isStartTime = ({ name, type }: MetricFamily, counted: ReadonlySet<string>) => {
  if (type !== 'gauge') return false
  if (name === 'process_start_time_seconds') return true
  const of = name.endsWith('_created') ? name.slice(0, -'_created'.length) : ''
  return counted.has(of) || counted.has(`${of}_total`)
}

const earliest = 1e9

const isTime = (seconds: number, now: number) => seconds > earliest && seconds < now + 300

const firstCounts = ({ family, texts }: Seen, kind: Count['kind']): readonly Count[] =>
  texts
    .map((text, i) => [text, family.series[i]] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, perFamily)
    .flatMap(([text, series]) => {
      const value = series === undefined ? undefined : goNumber.decode(countText(series))
      if (value === undefined || !Number.isFinite(value) || text.length > longestSeries) return []
      return [{ kind, family: family.name, series: text, value }]
    })

const countText = (series: Series) => (isHistogram(series) || isSummary(series) ? series.count : series.value)
