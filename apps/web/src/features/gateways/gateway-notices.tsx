import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../components/notice.tsx'
import { gatewaysShown } from '../../lib/gateways.ts'
import { gatewaysQuery } from '../../lib/gateways-query.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Gateway, GatewaysAnswer } from '../../lib/wire.ts'
import { counted, instant, span } from '../../lib/words.ts'
import { Attempts } from './attempts.tsx'
import { useServerNow } from './server-clock.ts'

type Props = {
  /** Only these gateways; none means all. */
  readonly chosen?: readonly string[]
}

const most = 3

/** One line for each gateway whose groups are shown as they were, or not at all. */
export const GatewayNotices = ({ chosen = [] }: Props) => {
  const { data } = useQuery(gatewaysQuery)
  const failing = gatewaysShown(data, chosen).filter(({ error }) => error !== null)
  if (!data || failing.length === 0) return null
  return (
    <div className="mb-2.5 flex flex-col gap-2">
      {failing.slice(0, most).map((gateway) => (
        <Notice key={gateway.name} tone="late">
          <OldData gateway={gateway} answer={data} />
        </Notice>
      ))}
      {failing.length > most && (
        <p className="px-3 text-dim">
          {counted(failing.length - most, 'more gateway')} cannot be read; the gateway menu lists them.
        </p>
      )}
    </div>
  )
}

type OldDataProps = { readonly gateway: Gateway; readonly answer: GatewaysAnswer }

const OldData = ({ gateway, answer }: OldDataProps) => {
  const now = useServerNow(gateway, answer)
  if (!gateway.error) return null
  const { error, lastReadAt } = gateway
  return (
    <>
      <b>{visibleText(gateway.name)}</b>{' '}
      {lastReadAt === null ? (
        'was never read, so its groups are not shown.'
      ) : (
        <>
          could not be read for <span aria-live="off">{span(now - error.since)}</span>. Its groups are shown as of{' '}
          {instant(lastReadAt).split('\n')[0]}; their states are frozen.
        </>
      )}{' '}
      <span className="font-mono text-xs" title={visibleText(error.message)}>
        {visibleText(shortened(error.message, 240))}
      </span>{' '}
      <span className="text-dim">
        <Attempts gateway={gateway} answer={answer} />
      </span>
    </>
  )
}
