import { Notice } from '../../components/notice.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { TryPushLink } from '../../components/try-push-link.tsx'
import type { GroupRow } from '../../lib/wire.ts'

type Props = { readonly group: GroupRow; readonly now: number | null }

/** What is known of refused pushes whose cause is not: that they were refused. None is made up. */
export const UntracedRefusal = ({ group, now }: Props) => {
  const { state, refusals, lastFailureAt } = group
  const at = refusals?.since ?? lastFailureAt
  if ((state !== 'failing' && state !== 'never') || at === null) return null
  return (
    <Notice tone="failing">
      <p>
        <b>Refused</b> since{' '}
        <span aria-live="off">
          <RelativeTime at={at} now={now} />
        </span>
        , and nothing of it was kept: neither body nor reason. So what it clashed with is not known here.
      </p>
      <p className="mt-1.5">
        <TryPushLink group={group} /> <span className="text-dim">to see what the gateway would say to it now.</span>
      </p>
    </Notice>
  )
}
