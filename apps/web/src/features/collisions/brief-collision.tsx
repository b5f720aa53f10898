import { useId } from 'react'
import { LabelChips } from '../../components/label-chip.tsx'
import { clockTime } from '../../lib/clock-time.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Collision, CollisionSide } from '../../lib/wire.ts'
import { count, counted } from '../../lib/words.ts'
import { ClaimView } from './claim-view.tsx'
import { CodeText } from './code-text.tsx'
import { EffectMark } from './effect-mark.tsx'
import { FixesView } from './fixes-view.tsx'
import { litPartOf } from './lit-part.ts'

type Props = {
  readonly collision: Collision
  /** The id of the group whose panel it is. */
  readonly group: string
  readonly now: number | null
  readonly blockedBecause: string | undefined
  readonly onFix: (fix: number) => void
}

const mostOthers = 2
const mostClaims = 2

/** One collision of a group: what it is, what this group and the others have in it, and the safest fix. */
export const BriefCollision = ({ collision, group, now, blockedBecause, onFix }: Props) => {
  const id = useId()
  const own = collision.sides.filter((side) => side.group.id === group)
  const others = collision.sides.filter((side) => side.group.id !== group)
  const shown = [...own.slice(0, 1), ...others.slice(0, mostOthers)]
  const hidden = collision.groups - Math.min(1, own.length) - Math.min(mostOthers, others.length)
  return (
    <article aria-labelledby={id} className="rounded-[9px] border border-line px-3 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <EffectMark collision={collision} />
        <span className="ml-auto text-dim">since {clockTime(collision.since, now)}</span>
      </p>
      <h3 id={id} className="mt-0.5 font-semibold wrap-anywhere">
        {visibleText(shortened(collision.title, 300))}
      </h3>
      <p className="mt-0.5 text-dim wrap-anywhere">
        <CodeText text={collision.summary} of={collision} />
      </p>
      <dl className="mt-2 flex flex-col gap-2">
        {shown.map((side, i) => (
          <div key={i} className="border-t border-line2 pt-2">
            <dt className="flex flex-wrap gap-1">
              {side.group.id === group && own.length > 0 && i === 0 ? (
                <span className="text-dim">this group</span>
              ) : (
                <LabelChips labels={side.group.labels} lit={side.highlight} most={6} />
              )}
            </dt>
            <dd>
              <BriefClaims side={side} collision={collision} now={now} />
            </dd>
          </div>
        ))}
      </dl>
      {hidden > 0 && <p className="mt-1 text-dim">and {counted(hidden, 'more group')}</p>}
      <FixesView collision={collision} blockedBecause={blockedBecause} onFix={onFix} />
    </article>
  )
}

type ClaimsProps = { readonly side: CollisionSide; readonly collision: Collision; readonly now: number | null }

const BriefClaims = ({ side, collision, now }: ClaimsProps) => (
  <ul className="[&>li]:mt-1">
    {side.claims.slice(0, mostClaims).map((claim, i) => (
      <ClaimView key={i} {...{ claim, side, now }} lit={litPartOf(collision.kind)} />
    ))}
    {side.claims.length > mostClaims && <li className="text-dim">and {count(side.claims.length - mostClaims)} more</li>}
  </ul>
)
