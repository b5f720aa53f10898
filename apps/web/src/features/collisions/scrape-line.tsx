import { useId } from 'react'
import { clockTime } from '../../lib/clock-time.ts'
import { visibleLines, visibleText } from '../../lib/visible-text.ts'
import type { ScrapeHealth } from '../../lib/wire.ts'
import { span } from '../../lib/words.ts'

type Props = {
  readonly scrape: ScrapeHealth
  /** Its groups were read at least once. */
  readonly isRead: boolean
  readonly now: number | null
}

const checks = (checksPushes: boolean | null) => {
  if (checksPushes === null) return null
  return checksPushes
    ? ' It refuses pushes that clash with what it holds.'
    : ' It takes pushes unchecked, so what clashes shows in scrapes only.'
}

/** Whether scrapes of a gateway work, and what its metrics page says where they do not. */
export const ScrapeLine = ({ scrape, isRead, now }: Props) => {
  const { gateway, message, checksPushes } = scrape
  const id = useId()
  return (
    <div className="text-dim wrap-anywhere">
      <p id={id}>
        {isRead ? 'Looked for in the groups of' : 'Not read yet:'}{' '}
        <b className="font-semibold">{visibleText(gateway)}</b>. <Health scrape={scrape} now={now} />
        {checks(checksPushes)}
      </p>
      {message !== null && message !== '' && (
        <details className="mt-1">
          <summary aria-describedby={id} className="w-fit hover:text-text">
            What its metrics page says
          </summary>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
            tabIndex={0}
            className="mt-1.5 max-h-64 overflow-y-auto rounded-[9px] border border-line bg-panel p-3 text-text whitespace-pre-wrap [unicode-bidi:isolate]"
          >
            {visibleLines(message)}
          </pre>
        </details>
      )}
    </div>
  )
}

const Health = ({ scrape: { state, since, checkedAt, dropped }, now }: Pick<Props, 'scrape' | 'now'>) => {
  if (state === 'unknown') return 'Whether scrapes of it work is not known yet.'
  if (state === 'ok' && dropped)
    return (
      <>
        It answers scrapes, but <b className="font-semibold text-failing">Prometheus drops them</b>: see below.
      </>
    )
  if (state === 'ok')
    return (
      <>
        <span className="text-fresh">Scrapes of it work</span>
        {checkedAt !== null && now !== null && `, seen ${span(now - checkedAt)} ago`}.
      </>
    )
  return (
    <>
      Its health check does not notice, but{' '}
      <b className="font-semibold text-failing">
        every scrape has failed{since !== null && ` since ${clockTime(since, now)}`}
      </b>
      , so no metric of it reaches Prometheus.
    </>
  )
}
