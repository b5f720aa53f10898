import {
  commonOwnFamilies,
  lookAtScrape,
  noReport,
  type PoisonedKey,
  poisonedKeys,
  type ScrapeHealth,
} from '@gatehouse/domain'
import { type MetricsPage, metricsPageReader, type OwnFamily } from '@gatehouse/exposition'
import { type GatewayStatus, type Pushgateway, readText } from '@gatehouse/pushgateway'
import { type Glance, readGlance } from '@gatehouse/snapshot'

/** What the metrics page showed last. `page` is null until it worked once. */
export type Scrape = {
  readonly health: ScrapeHealth
  readonly own: readonly OwnFamily[]
  /** As it was when it was read whole. */
  readonly page: MetricsPage | null
  /** How many pushes it counted as refused when it was seen last; null when that could not be seen. */
  readonly refusedPushes: number | null
  /** The keys that are not UTF-8, as the page named them since it fails; none while it works. */
  readonly poisoned: readonly PoisonedKey[]
}

// A failing page names every series that clashes, labels of any length among them.
const longestPage = 16 * 1024 * 1024

/** How much of it is shown. */
const longestMessage = 16 * 1024

const mostPoisoned = 1000

// A page costs the gateway nearly half of what its groups cost, and is asked for on suspicion anyway. Polls are counted, not
// their time: at a slow gateway they are far apart.
const pollsPerLook = 4
const glancedPollsPerLook = 20
const restPerLook = 20
const suspectRestPerLook = 4

type Options = {
  readonly pushgateway: Pick<Pushgateway, 'readMetricsPage'>
  /** Monotonic ms. */
  readonly clock: () => number
}

type Asked = { readonly status: GatewayStatus; readonly now: number }

const keyText = ({ labels, pushedAt, failedAt }: PoisonedKey) => JSON.stringify([labels, pushedAt, failedAt])

/** The keys a page names. One that is cut off may name others the next time: what was named before stays. */
const named = (before: readonly PoisonedKey[], text: string): readonly PoisonedKey[] => {
  const now = poisonedKeys(text)
  if (text.length < longestPage) return now
  const all = new Map([...now, ...before].map((one) => [keyText(one), one]))
  return [...all.values()].slice(0, mostPoisoned)
}

/** Looks at the metrics page of a gateway: whether scrapes work, and what the gateway says of itself. */
export const scrapeProbe = ({ pushgateway, clock }: Options) => {
  let scrape: Scrape = {
    health: noReport.scrape,
    own: commonOwnFamilies,
    page: null,
    refusedPushes: null,
    poisoned: [],
  }
  let lookedAt = Number.NEGATIVE_INFINITY
  let glancedAt = Number.NEGATIVE_INFINITY
  let took = 0
  let polls = Number.POSITIVE_INFINITY

  const readPage = async (chunks: AsyncIterable<Uint8Array>): Promise<MetricsPage> => {
    const reader = metricsPageReader()
    const decoder = new TextDecoder()
    for await (const chunk of chunks) reader.push(decoder.decode(chunk, { stream: true }))
    return reader.end()
  }

  const look = async ({ status, now }: Asked): Promise<Scrape> => {
    lookedAt = clock()
    polls = 0
    const answer = await pushgateway.readMetricsPage(status)
    const at = answer.date ?? now
    if (answer.isOk) {
      const page = await readPage(answer.chunks)
      const health = lookAtScrape(scrape.health, { now: at, isOk: true, message: null })
      scrape = { health, own: page.own, page, refusedPushes: page.refusedPushes, poisoned: [] }
    } else {
      const text = await readText(answer.chunks, longestPage)
      const message = text.trim().slice(0, longestMessage) || `answered ${answer.status}`
      const health = lookAtScrape(scrape.health, { now: at, isOk: false, message })
      scrape = { ...scrape, health, refusedPushes: null, poisoned: named(scrape.poisoned, text) }
    }
    took = clock() - lookedAt
    return scrape
  }

  const glance = async ({ status, now }: Asked): Promise<Glance | undefined> => {
    const { isOk, chunks, date } = await pushgateway.readMetricsPage(status, 'protobuf')
    if (!isOk) {
      await readText(chunks, 0)
      return undefined
    }
    const seen = await readGlance(chunks)
    const health = lookAtScrape(scrape.health, { now: date ?? now, isOk: true, message: null })
    scrape = { ...scrape, health, refusedPushes: seen.refusedPushes }
    glancedAt = clock()
    return seen
  }

  return {
    last: () => scrape,
    look,
    /**
     * Sees that scrapes still work, at half of what a look costs the gateway. Undefined when they seem to fail, which only
     * a look can tell: what fails as text may work as protobuf. Rejects with `NotFamilies` when it is not protobuf.
     */
    glance,
    /** The gateway was polled. */
    polled: (): void => {
      polls++
    },
    /** Whether it is time to look: seldom, more seldom while glances do, and often while something is suspected. */
    isDue: (isSuspected: boolean): boolean => {
      const rested = clock() - lookedAt
      if (isSuspected) return rested >= took * suspectRestPerLook
      return polls >= (glancedAt > lookedAt ? glancedPollsPerLook : pollsPerLook) && rested >= took * restPerLook
    },
  }
}
