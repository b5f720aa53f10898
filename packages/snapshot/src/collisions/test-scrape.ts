import type { RunningPrometheus } from '@gatehouse/testing'

/** What becomes of a scrape: the gateway fails, Prometheus drops all of it, or some series of it, or nothing. */
export type Outcome = 'gateway fails' | 'all dropped' | 'series lost' | 'whole'

// What was pushed, and the times the gateway adds.
const isPushed = (name = '') => /^([ghs]|push)(_|$)/.test(name)

const printSeries = (name: string, labels: readonly (readonly [string, string])[]) =>
  [name, ...labels.filter(([, text]) => text !== '').map((pair) => pair.join('='))].sort().join()

/** The pushed series of a metrics page as Prometheus ought to store them: without labels that have no value. */
const seriesOnPage = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => {
    const [name = ''] = /^\w+/.exec(line) ?? []
    const labels = [...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value] as const)
    return isPushed(name) ? printSeries(name, labels) : []
  })

type Wanted = { readonly line: string; readonly page: string; readonly after: number }

/** What happened at the first scrape after a time (epoch ms). Throws while there was none. */
export const scrapeAfter = async (prometheus: RunningPrometheus, { line, page, after }: Wanted): Promise<Outcome> => {
  const [last] = await prometheus.query(`timestamp(up{line="${line}"})`)
  const at = Number(last?.value ?? 0)
  // A scrape may be dated some milliseconds after its beginning.
  if (at * 1000 < after + 10) throw new Error('there was no scrape yet')
  const samples = await prometheus.query(`{line="${line}"}`, at)
  if (samples.some(({ labels, value: up }) => labels['__name__'] === 'up' && up === '1')) {
    const stored = samples.flatMap(({ labels: { __name__: name = '', line: _, ...labels } }) =>
      isPushed(name) ? printSeries(name, Object.entries(labels)) : [],
    )
    const wanted = seriesOnPage(page)
    return wanted.length === stored.length && wanted.every((one) => stored.includes(one)) ? 'whole' : 'series lost'
  }
  const target = (await prometheus.targets()).find(({ scrapePool }) => scrapePool === line)
  if (target?.lastError.includes('not unique')) return 'all dropped'
  if (target?.lastError.includes('HTTP status 500')) return 'gateway fails'
  throw new Error(`the last scrape failed for another reason: ${target?.lastError}`)
}
