import type { AsOf, ScrapeHealth } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { ScrapeLine } from './scrape-line.tsx'

type Props = {
  readonly scrapes: readonly ScrapeHealth[]
  readonly asOf: readonly AsOf[]
  readonly clockOf: (gateway: string) => number | null
}

const most = 3

const order: readonly ScrapeHealth['state'][] = ['failing', 'unknown', 'ok']

/** A sentence for each gateway, those whose scrapes fail first; of many the others are folded. */
export const ScrapeLines = ({ scrapes, asOf, clockOf }: Props) => {
  const worstFirst = scrapes.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const failing = scrapes.filter(({ state }) => state === 'failing').length
  const unread = new Set(asOf.flatMap(({ gateway, readAt }) => (readAt === null ? [gateway] : [])))
  const inSight = Math.max(failing, most)
  const line = (scrape: ScrapeHealth) => (
    <ScrapeLine
      key={scrape.gateway}
      scrape={scrape}
      isRead={!unread.has(scrape.gateway)}
      now={clockOf(scrape.gateway)}
    />
  )
  const others = worstFirst.slice(inSight)
  return (
    <div className="mt-0.5 space-y-1">
      {worstFirst.slice(0, inSight).map(line)}
      {others.length > 0 && (
        <details className="text-dim">
          <summary className="w-fit hover:text-text">{counted(others.length, 'more gateway')}</summary>
          <div className="mt-1 space-y-1">{others.map(line)}</div>
        </details>
      )}
    </div>
  )
}
