import { commonOwnFamilies, lookAtScrape, noReport, type ScrapeHealth } from '@gatehouse/domain'
import { type MetricsPage, metricsPageReader, type OwnFamily } from '@gatehouse/exposition'
import { type GatewayStatus, type Pushgateway, readText } from '@gatehouse/pushgateway'

/** What the metrics page showed last. `page` is null until it worked once. */
export type Scrape = {
  readonly health: ScrapeHealth
  readonly own: readonly OwnFamily[]
  readonly page: MetricsPage | null
}

/** What a failing page says is kept up to so many characters: it names every series that clashes. */
const longestMessage = 64 * 1024

// A page costs the gateway nearly half of what its groups cost, and is asked for on suspicion anyway.
const restPerPoll = 4
const restPerLook = 20
const suspectRestPerLook = 4

type Options = {
  readonly pushgateway: Pick<Pushgateway, 'readMetricsPage'>
  readonly pollInterval: number
  /** Monotonic ms. */
  readonly clock: () => number
}

type Asked = { readonly status: GatewayStatus; readonly now: number }

/** Looks at the metrics page of a gateway: whether scrapes work, and what the gateway says of itself. */
export const scrapeProbe = ({ pushgateway, pollInterval, clock }: Options) => {
  let scrape: Scrape = { health: noReport.scrape, own: commonOwnFamilies, page: null }
  let lookedAt = Number.NEGATIVE_INFINITY
  let took = 0

  const readPage = async (chunks: AsyncIterable<Uint8Array>): Promise<MetricsPage> => {
    const reader = metricsPageReader()
    const decoder = new TextDecoder()
    for await (const chunk of chunks) reader.push(decoder.decode(chunk, { stream: true }))
    return reader.end()
  }

  const look = async ({ status, now }: Asked): Promise<Scrape> => {
    lookedAt = clock()
    const answer = await pushgateway.readMetricsPage(status)
    const at = answer.date ?? now
    if (answer.isOk) {
      const page = await readPage(answer.chunks)
      scrape = { health: lookAtScrape(scrape.health, { now: at, isOk: true, message: null }), own: page.own, page }
    } else {
      const text = await readText(answer.chunks, longestMessage)
      const message = text.trim() || `answered ${answer.status}`
      scrape = { ...scrape, health: lookAtScrape(scrape.health, { now: at, isOk: false, message }) }
    }
    took = clock() - lookedAt
    return scrape
  }

  return {
    last: () => scrape,
    look,
    /** Whether it is time to look: seldom, and often while something is suspected. */
    isDue: (isSuspected: boolean): boolean => {
      const rest = isSuspected ? took * suspectRestPerLook : Math.max(pollInterval * restPerPoll, took * restPerLook)
      return clock() - lookedAt >= rest
    },
  }
}
