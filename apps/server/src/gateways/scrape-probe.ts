import {
  commonOwnFamilies,
  lookAtScrape,
  noReport,
  type PoisonedKey,
  poisonedKeys,
  type ScrapeHealth,
} from '@gatehouse/domain'
import { type MetricsPage, metricsPageReader, type OwnFamily } from '@gatehouse/exposition'
import { GatewayError, type GatewayStatus, type Pushgateway, readText } from '@gatehouse/pushgateway'
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
const unseenPolls = 4
const unreadPolls = 20
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

// The page may have been cut off before its counters, by a family that cannot be written as text.
const refusedIn = ({ own, refusedPushes }: MetricsPage): number | null =>
  own.some(({ name }) => name === 'pushgateway_http_requests_total') ? refusedPushes : null

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
  let took = 0
  /** Polls since the page was seen at all, and since it was read as text. */
  let unseen = Number.POSITIVE_INFINITY
  let unread = Number.POSITIVE_INFINITY

  const readPage = async (chunks: AsyncIterable<Uint8Array>): Promise<MetricsPage> => {
    const reader = metricsPageReader()
    const decoder = new TextDecoder()
    for await (const chunk of chunks) reader.push(decoder.decode(chunk, { stream: true }))
    return reader.end()
  }

  const look = async ({ status, now }: Asked): Promise<Scrape> => {
    lookedAt = clock()
    unseen = 0
    unread = 0
    const answer = await pushgateway.readMetricsPage(status)
    const at = answer.date ?? now
    if (answer.isOk) {
      const page = await readPage(answer.chunks)
      const health = lookAtScrape(scrape.health, { now: at, isOk: true, message: null })
      scrape = { health, own: page.own, page, refusedPushes: refusedIn(page), poisoned: [] }
    } else {
      const text = await readText(answer.chunks, longestPage)
      const message = text.trim().slice(0, longestMessage) || `answered ${answer.status}`
      const health = lookAtScrape(scrape.health, { now: at, isOk: false, message })
      scrape = { ...scrape, health, refusedPushes: null, poisoned: named(scrape.poisoned, text) }
    }
    took = clock() - lookedAt
    return scrape
  }

  const glance = async ({ status, now }: Asked): Promise<Glance & { readonly at: number }> => {
    const before = lookedAt
    const { isOk, status: code, chunks, date } = await pushgateway.readMetricsPage(status, 'protobuf')
    if (!isOk) {
      await readText(chunks, 0)
      throw new GatewayError('bad-status', `the metrics page answered ${code}`, { status: code })
    }
    const seen = await readGlance(chunks)
    const at = date ?? now
    // What a look began to see meanwhile is newer.
    if (lookedAt === before) {
      const health = lookAtScrape(scrape.health, { now: at, isOk: true, message: null })
      scrape = { ...scrape, health, refusedPushes: seen.refusedPushes }
    }
    unseen = 0
    return { ...seen, at }
  }

  return {
    last: () => scrape,
    look,
    /**
     * Sees that scrapes still work, at half of what a look costs the gateway. That they fail only a look can tell: what
     * fails as text may work as protobuf. Rejects when the answer is not such a page.
     */
    glance,
    /** The groups are known as of now, by whatever read. */
    polled: (): void => {
      unseen++
      unread++
    },
    /** Whether it is time to look: seldom, more seldom while glances do, and often while something is suspected. */
    isDue: (isSuspected: boolean): boolean => {
      const rested = clock() - lookedAt
      if (isSuspected) return rested >= took * suspectRestPerLook
      return (unseen >= unseenPolls || unread >= unreadPolls) && rested >= took * restPerLook
    },
  }
}
