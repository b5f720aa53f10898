import type { ReactNode } from 'react'
import { RelativeTime } from '../../components/relative-time.tsx'
import type { GroupRow } from '../../lib/wire.ts'
import { instant, localInstant, span } from '../../lib/words.ts'
import { RefusalsNotice } from './refusals-notice.tsx'

type Props = {
  readonly group: GroupRow
  readonly now: number | null
  /** The way to where a push can be tried. */
  readonly tryPush: ReactNode
}

/** The pushes that were seen, newest first, and what is known of refused ones. */
export const PushesTab = ({ group, now, tryPush }: Props) => {
  const newestFirst = group.pushes.toReversed()
  return (
    <div className="px-[18px] pt-3.5">
      <RefusalsNotice group={group} now={now} tryPush={tryPush} />
      {newestFirst.length === 0 ? (
        <p className="text-dim">No accepted push was seen.</p>
      ) : (
        <ol aria-label="Recent pushes">
          {newestFirst.map((at, index) => (
            <PushRow key={at} at={at} before={newestFirst[index + 1]} now={now} />
          ))}
        </ol>
      )}
      <p className="mt-3 text-dim">
        The last {group.pushes.length > 1 ? group.pushes.length : 'few'} push times that were seen. Of several pushes
        between two reads of the gateway only the last is seen.
      </p>
    </div>
  )
}

type RowProps = { readonly at: number; readonly before: number | undefined; readonly now: number | null }

const PushRow = ({ at, before, now }: RowProps) => (
  <li className="flex flex-wrap items-baseline gap-x-2 border-b border-line2 py-[7px]">
    <b className="min-w-18 font-semibold tabular-nums">
      <RelativeTime at={at} now={now} />
    </b>
    <span className="text-dim tabular-nums" title={instant(at)}>
      {localInstant(at)}
    </span>
    {before !== undefined && (
      <span className="ml-auto text-xs text-faint">{span(at - before)} after the one before</span>
    )}
  </li>
)
