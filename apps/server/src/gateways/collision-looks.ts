import type { GatewayStatus, Pushgateway } from '@gatehouse/pushgateway'
import { collisionColumns, type Rows } from '@gatehouse/snapshot'
import { watchCollisions } from './collision-watch.ts'
import type { PublishedCollisions } from './messages.ts'
import { scrapeProbe } from './scrape-probe.ts'

type Look = { readonly rows: Rows; readonly now: number; readonly status: GatewayStatus }

type Watched = { readonly gateway: string; readonly pushgateway: Pick<Pushgateway, 'readMetricsPage'> }

const checksPushes = ({ flags }: GatewayStatus): boolean | null => {
  const flag = flags['push.disable-consistency-check']
  return flag === undefined ? null : flag !== 'true'
}

/**
 * Looks for collisions after each read, and at the metrics page when that is due. A page takes a large gateway seconds:
 * no read waits for it, what it shows is told as news.
 */
export const collisionLooks = ({ gateway, pushgateway }: Watched, tell: (collisions: PublishedCollisions) => void) => {
  const watch = watchCollisions(gateway)
  const probe = scrapeProbe(pushgateway, () => performance.now())
  let last: Look | undefined
  let isProbing = false
  let isSuspected = false

  const lookAt = (look: Look) => {
    const watched = watch.look({ ...look, scrape: probe.last(), checksPushes: checksPushes(look.status) })
    const { report, members } = watched
    return { watched, published: { report, columns: collisionColumns(look.rows, members) } }
  }

  const probeAndTell = async (look: Look) => {
    isProbing = true
    isSuspected = false
    // A page that cannot be had says nothing of scrapes: the read tells that the gateway is not there.
    const looked = await probe.look(look).catch(() => undefined)
    isProbing = false
    if (!looked || !last) return
    watch.noteProbe(lookAt(last).watched)
    tell(lookAt(last).published)
  }

  return {
    look: (look: Look): PublishedCollisions => {
      last = look
      const { watched, published } = lookAt(look)
      isSuspected = watch.isSuspicious(watched) || isSuspected
      if (!isProbing && probe.isDue(isSuspected)) void probeAndTell(look)
      return published
    },
    probe: probe.look,
  }
}
