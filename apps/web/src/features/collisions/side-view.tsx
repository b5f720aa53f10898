import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { LabelChips } from '../../components/label-chip.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { clockTime } from '../../lib/clock-time.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { Collision, CollisionSide } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'
import { ClaimView } from './claim-view.tsx'
import { litPartOf } from './lit-part.ts'

type Props = { readonly side: CollisionSide; readonly collision: Collision; readonly now: number | null }

const first = 3

/** One group of a collision, with what it has in it. */
export const SideView = ({ side, collision, now }: Props) => {
  const { group, claims, trueLabels, highlight } = side
  const [showsAll, setShowsAll] = useState(claims.length <= first + 1)
  const lit = litPartOf(collision.kind)
  return (
    <li className="flex min-w-0 flex-col rounded-[9px] border border-line px-3 py-2.5">
      <div className="flex flex-wrap gap-1">
        <LabelChips labels={group.labels} lit={highlight} most={12} />
      </div>
      {trueLabels !== null && (
        <p className="mt-1.5 text-dim">
          Its true key is <code className="text-text wrap-anywhere">{visibleText(trueLabels)}</code>; the gateway shows
          U+FFFD (�) instead.
        </p>
      )}
      <ul>
        {(showsAll ? claims : claims.slice(0, first)).map((claim, i) => (
          <ClaimView key={i} {...{ claim, side, lit, now }} />
        ))}
      </ul>
      {!showsAll && (
        <button
          type="button"
          className="mt-1.5 self-start text-dim underline underline-offset-2 hover:text-text"
          onClick={() => setShowsAll(true)}
        >
          and {count(claims.length - first)} more
        </button>
      )}
      <SideFoot group={group} gateway={collision.gateway} now={now} />
    </li>
  )
}

type FootProps = {
  readonly group: CollisionSide['group']
  readonly gateway: string
  readonly now: number | null
}

const SideFoot = ({ group, gateway, now }: FootProps) => (
  <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-0.5 pt-2 text-dim">
    {group.state === null ? 'not there any more' : <StateMark state={group.state} />}
    {group.lastPushAt !== null ? (
      <span>
        last push {clockTime(group.lastPushAt, now)}
        {now !== null && (
          <>
            , <RelativeTime at={group.lastPushAt} now={now} />
          </>
        )}
      </span>
    ) : (
      group.state !== null && 'never succeeded'
    )}
    <span className="ml-auto whitespace-nowrap tabular-nums">{counted(group.series, 'series', 'series')}</span>
    {group.state !== null && (
      <Link
        to="/"
        search={{ gateway: [gateway], group: group.id }}
        className="whitespace-nowrap underline underline-offset-2 hover:text-text"
      >
        Open<span className="sr-only"> the group {visibleText(JSON.stringify(group.labels).slice(0, 200))}</span>
      </Link>
    )}
  </p>
)
