import { RelativeTime } from '../../components/relative-time.tsx'
import { isExpectedByName } from '../../lib/expected-by-name.ts'
import type { GroupRow } from '../../lib/wire.ts'
import { localInstant } from '../../lib/words.ts'

type Props = { readonly group: GroupRow; readonly now: number | null }

/** When the group was last pushed to: how long ago, and the time itself. */
export const LastPush = ({ group, now }: Props) => {
  if (group.lastPushAt === null)
    return (
      <span className="text-dim">{isExpectedByName(group) ? 'no push is known' : 'no push has succeeded yet'}</span>
    )
  return (
    <span className="text-dim">
      last push <RelativeTime at={group.lastPushAt} now={now} />
      {now !== null && <span className="text-faint"> · {localInstant(group.lastPushAt)}</span>}
    </span>
  )
}
