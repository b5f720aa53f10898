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
import type { PublishedCollisions } from './messages.ts'
import { type Scrape, scrapeProbe } from './scrape-probe.ts'

type Look = { readonly rows: Rows; readonly now: number; readonly status: GatewayStatus }

type Watched = {
  readonly gateway: string
  readonly url: string
  readonly pushgateway: Pick<Pushgateway, 'readMetricsPage'>
  readonly pollInterval: number
}

const lintPerPoll = 2

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
 * no read waits for it, what it shows is told as news.
 */
export const collisionLooks = (
  { gateway, url, pushgateway, pollInterval }: Watched,
  tell: (collisions: PublishedCollisions) => void,
) => {
  const watch = watchCollisions({ gateway, url, lintEvery: lintPerPoll * pollInterval })
  const probe = scrapeProbe({ pushgateway, pollInterval, clock: () => performance.now() })
  let last: Look | undefined
  let isProbing = false
  let isSuspected = false
  let broken: readonly FoundCollision[] = []
  let refusals = noRefusals
  let uncounted: Scrape | undefined

  // The groups of a read after the page was seen show every refusal that the page counts.
  const countUntraced = (rows: Rows) => {
    const { page = null, health } = uncounted ?? {}
    uncounted = undefined
    if (!page || !health?.checkedAt) return
    const { refusedPushes } = page
    refusals = countRefusals(refusals, { at: health.checkedAt, refusedPushes, newestFailure: newestFailure(rows) })
  }

  const untraced = (): readonly FoundCollision[] => {
    const { refusals: count, from, last: counted } = refusals
    return areUntraced(refusals) && counted ? [refusedUntraced({ refusals: count, from, to: counted.at })] : []
  }

  const lookAt = (look: Look) => {
    const watched = watch.look({
      ...look,
      scrape: probe.last(),
      checksPushes: checksPushes(look.status),
      more: [...broken, ...untraced()],
    })
    const { report, members } = watched
    return { watched, published: { report, columns: collisionColumns(look.rows, members) } }
  }

  const probePage = async (asked: Pick<Look, 'status' | 'now'>): Promise<Scrape | undefined> => {
    isProbing = true
    isSuspected = false
    // A page that cannot be had says nothing of scrapes: the read tells that the gateway is not there.
    const looked = await probe.look(asked).catch(() => undefined)
    isProbing = false
    uncounted = looked
    return looked
  }

  const probeAndTell = async (look: Look) => {
    const looked = await probePage(look)
    if (!looked || !last) return
    watch.noteProbe(lookAt(last).watched)
    tell(lookAt(last).published)
  }

  return {
    look: (look: Look): PublishedCollisions => {
      last = look
      broken = []
      countUntraced(look.rows)
      const { watched, published } = lookAt(look)
      isSuspected = watch.isSuspicious(watched) || isSuspected
      if (!isProbing && probe.isDue(isSuspected)) void probeAndTell(look)
      return published
    },

    /** Looks whether the metrics page works although the groups could not be read, and which group is to blame. */
    lookAtBroken: async (asked: Pick<Look, 'status' | 'now'>): Promise<void> => {
      if (isProbing || !probe.isDue(true)) return
      const looked = await probePage(asked)
      const guilty = looked?.health.state === 'ok' ? (looked.page?.withoutFailureTime ?? []) : []
      broken = guilty.length === 0 ? [] : [brokenJson(guilty, url)]
      tell(lookAt(last ?? { ...asked, rows: new Map() }).published)
    },

    probe: probe.look,
  }
}
