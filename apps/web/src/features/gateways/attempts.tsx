import { RelativeTime } from '../../components/relative-time.tsx'
import type { Gateway, GatewaysAnswer } from '../../lib/wire.ts'
import { counted, span } from '../../lib/words.ts'
import { useServerNow } from './server-clock.ts'

type Props = { readonly gateway: Gateway; readonly answer: GatewaysAnswer }

/** Since when it fails, how often it was tried, and when it is tried again. */
export const Attempts = ({ gateway, answer }: Props) => {
  const now = useServerNow(gateway, answer)
  if (!gateway.error) return null
  const { since, attempts, nextAttemptAt } = gateway.error
  return (
    <span className="tabular-nums" aria-live="off">
      First failed <RelativeTime at={since} now={now} />, {counted(attempts, 'attempt')} so far,{' '}
      {nextAttemptAt > now ? `next in ${span(nextAttemptAt - now + 999)}` : 'trying now'}.
    </span>
  )
}
