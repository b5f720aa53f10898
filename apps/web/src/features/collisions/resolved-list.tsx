import { Check } from 'lucide-react'
import { clockTime } from '../../lib/clock-time.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { ResolvedCollision, ScrapeHealth } from '../../lib/wire.ts'
import { CodeText } from './code-text.tsx'
import { refusedSince, scrapesSince } from './resolved-words.ts'

type Props = {
  readonly resolved: readonly ResolvedCollision[]
  readonly scrapes: readonly ScrapeHealth[]
  readonly clockOf: (gateway: string) => number | null
}

/** What was wrong a moment ago and is not any more: the proof that a fix worked. */
export const ResolvedList = ({ resolved, scrapes, clockOf }: Props) => (
  // There before anything is in it, and read out in parts: a screen reader is told of each change once.
  <div role="status" aria-atomic="false">
    {resolved.length > 0 && (
      <section aria-labelledby="resolved" className="mt-6">
        <h2 id="resolved" className="mb-2 font-semibold">
          Resolved <span className="font-normal text-dim">in the last 15 minutes</span>
        </h2>
        <ul className="rounded-xl border border-line bg-panel">
          {resolved.map((one) => (
            <ResolvedRow
              key={`${one.gateway} ${one.id} ${one.resolvedAt}`}
              resolved={one}
              scrape={scrapes.find(({ gateway }) => gateway === one.gateway)}
              now={clockOf(one.gateway)}
            />
          ))}
        </ul>
      </section>
    )}
  </div>
)

type RowProps = {
  readonly resolved: ResolvedCollision
  readonly scrape: ScrapeHealth | undefined
  readonly now: number | null
}

const ResolvedRow = ({ resolved, scrape, now }: RowProps) => {
  const scrapes = scrapesSince(resolved, scrape, visibleText(resolved.gateway))
  const refused = refusedSince(resolved)
  return (
    <li className="border-b border-line2 px-4 py-2.5 wrap-anywhere last:border-b-0">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="inline-flex items-baseline gap-1.5 font-semibold text-fresh">
          <Check size={13} aria-hidden="true" className="self-center" />
          resolved
        </span>
        <b className="font-semibold">{visibleText(shortened(resolved.title, 300))}</b>
        <span>
          gone since {clockTime(resolved.resolvedAt, now)}
          {scrapes !== null && `; ${scrapes}`}
        </span>
      </p>
      <p className="text-dim">
        <CodeText text={resolved.summary} />
      </p>
      {refused !== null && <p>{refused}.</p>}
    </li>
  )
}
