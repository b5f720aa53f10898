import {
  areUntraced,
  brokenJson,
  countRefusals,
  type FoundCollision,
  noRefusals,
  refusedUntraced,
} from '@gatehouse/domain'
import type { GatewayStatus, Pushgateway } from '@gatehouse/pushgateway'
import { collisionColumns, type Rows } from '@gatehouse/snapshot'
import { watchCollisions } from './collision-watch.ts'
import type { Seen } from './glances.ts'
import type { PublishedCollisions } from './messages.ts'
import { type Scrape, scrapeProbe } from './scrape-probe.ts'

type Asked = { readonly status: GatewayStatus; readonly now: number }

type Look = Asked & { readonly rows: Rows }

type Watched = {
  readonly gateway: string
  readonly url: string
  readonly pushgateway: Pick<Pushgateway, 'readMetricsPage'>
  readonly pollInterval: number
}

// Whatever a look trips over, what the worker remembers of the gateway is worth more.
const complain = (error: unknown) => process.emitWarning(`collisions were not looked for: ${String(error)}`)

const checksPushes = ({ flags }: GatewayStatus): boolean | null => {
  const flag = flags['push.disable-consistency-check']
  return flag === undefined ? null : flag !== 'true'
}

const newestFailure = (rows: Rows): number => {
  let newest = 0
  for (const { group, failedAt } of rows.values()) if (group && failedAt > newest) newest = failedAt
  return newest
}

/**
 * Looks for collisions after each read, and at the metrics page when that is due. A page takes a large gateway seconds:
 * no read waits for it, what it shows is told as news. `probe` is the only way to the page, one look at a time.
 */
export const collisionLooks = (
  { gateway, url, pushgateway, pollInterval }: Watched,
  tell: (collisions: PublishedCollisions) => void,
) => {
  const watch = watchCollisions({ gateway, url, pollInterval })
  const page = scrapeProbe({ pushgateway, clock: () => performance.now() })
  let last: Look | undefined
  let probing: Promise<Scrape> | undefined
  let isSuspected = false
  let broken: readonly FoundCollision[] = []
  let refusals = noRefusals
  let uncounted: Scrape | undefined
  let whole = { suspects: '', isWhole: true }

  const probe = (asked: Asked): Promise<Scrape> => {
    if (probing) return probing
    isSuspected = false
    probing = page
      .look(asked)
      .then((looked) => {
        uncounted = looked
        return looked
      })
      .finally(() => {
        probing = undefined
      })
    return probing
  }

  // The groups of a read after the page was seen show every refusal that the page counts.
  const countUntraced = (rows: Rows) => {
    const { refusedPushes = null, health } = uncounted ?? {}
    uncounted = undefined
    if (refusedPushes === null || !health?.checkedAt) return
    refusals = countRefusals(refusals, { at: health.checkedAt, refusedPushes, newestFailure: newestFailure(rows) })
  }

  const untraced = (): readonly FoundCollision[] => {
    const { refusals: count, from, last: counted } = refusals
    return areUntraced(refusals) && counted ? [refusedUntraced({ refusals: count, from, to: counted.at })] : []
  }

  const lookAt = (look: Look): PublishedCollisions => {
    const { report, all } = watch.look({
      ...look,
      scrape: page.last(),
      checksPushes: checksPushes(look.status),
      more: [...broken, ...untraced()],
    })
    const columns = collisionColumns(
      look.rows,
      all.map(({ members }) => members),
    )
    return { report, columns, list: all.map(({ collision: { id, kind } }) => ({ id, kind })) }
  }

  const probeAndTell = async (asked: Asked) => {
    // A page that cannot be had says nothing of scrapes: the read tells that the gateway is not there.
    const looked = await probe(asked).catch(() => undefined)
    if (looked && last) tell(lookAt(last))
  }

  return {
    look: (look: Look): PublishedCollisions => {
      last = look
      page.polled()
      broken = []
      countUntraced(look.rows)
      watch.read(look)
      const published = lookAt(look)
      isSuspected = watch.isSuspicious(published.report) || isSuspected
      if (!probing && page.isDue(isSuspected)) void probeAndTell(look).catch(complain)
      return published
    },

    /** Looks whether the metrics page works although the groups could not be read, and which group is to blame. */
    lookAtBroken: async (asked: Asked): Promise<void> => {
      if (probing || !page.isDue(true)) return
      const looked = await probe(asked).catch(() => undefined)
      // Any other answer says nothing of the groups: what was found stays.
      if (looked?.health.state !== 'ok' || !looked.page) return
      const guilty = looked.page.withoutFailureTime
      broken = guilty.length === 0 ? [] : [brokenJson(guilty, url)]
      tell(lookAt(last ?? { ...asked, rows: new Map() }))
    },

    /** Whether these groups, which show U+FFFD, hold nothing but UTF-8: so it is while scrapes work. */
    areWhole: async (suspects: string, asked: Asked): Promise<boolean> => {
      const isKnown = suspects === whole.suspects
      if (isKnown && (whole.isWhole || !page.isDue(true))) return whole.isWhole
      const looked = await probe(asked).catch(() => undefined)
      whole = { suspects, isWhole: looked?.health.state === 'ok' }
      return whole.isWhole
    },

    probe,

    /**
     * What the metrics page tells at a glance, and the gateway's clock then (epoch ms). Undefined while scrapes fail or
     * were not looked at, and while somebody looks. Rejects when it is no such page; then it is looked at soon.
     */
    glance: async (asked: Asked): Promise<Seen | undefined> => {
      if (probing || page.last().health.state !== 'ok') return undefined
      const seen = await page.glance(asked).catch((error: unknown) => {
        isSuspected = true
        throw error
      })
      uncounted = page.last()
      return seen
    },
  }
}
