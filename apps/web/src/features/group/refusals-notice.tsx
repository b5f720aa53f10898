import type { ReactNode } from 'react'
import { Notice } from '../../components/notice.tsx'
import type { GroupRow } from '../../lib/wire.ts'
import { QuietTime } from './quiet-time.tsx'

type Props = { readonly group: GroupRow; readonly now: number | null; readonly tryPush: ReactNode }

const times = (seen: number) => (seen === 1 ? 'once' : seen === 2 ? 'twice' : `${seen} times`)

/** What is known of refused pushes. The gateway keeps neither body nor reason, and we invent none. */
export const RefusalsNotice = ({ group: { refusals, lastFailureAt, lastPushAt }, now, tryPush }: Props) => {
  if (lastFailureAt === null) return null
  if (!refusals)
    return (
      <p className="mb-3 text-dim">
        The last refused push was <QuietTime at={lastFailureAt} now={now} />
        {lastPushAt !== null && lastPushAt > lastFailureAt ? '; pushes have been accepted since' : ''}.
      </p>
    )
  return (
    <Notice tone="failing" className="mb-3.5">
      <p>
        <b>Refused</b> since <QuietTime at={refusals.since} now={now} />, at least {times(refusals.seen)}; last{' '}
        <QuietTime at={lastFailureAt} now={now} />.
      </p>
      <p className="mt-1 text-dim">
        The gateway keeps neither the body nor the reason of a refused push. It told the reason to the pusher, and its
        own log names the pusher’s address. {tryPush} to see what the gateway would say now.
      </p>
    </Notice>
  )
}
