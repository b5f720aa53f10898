import { type KeyboardEvent, useId } from 'react'
import { clockTime } from '../../lib/clock-time.ts'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Collision } from '../../lib/wire.ts'
import { instant, span } from '../../lib/words.ts'
import { CodeText } from './code-text.tsx'
import { EffectMark } from './effect-mark.tsx'
import { EffectsView } from './effects-view.tsx'
import { FixesView } from './fixes-view.tsx'
import { SidesView } from './sides-view.tsx'

type Props = {
  readonly collision: Collision
  readonly now: number | null
  readonly showsGateway: boolean
  readonly blockedBecause: string | undefined
  readonly onFix: (fix: number) => void
}

/** One collision: how bad, between whom, what it does, and the way out. */
export const CollisionCard = ({ collision, now, showsGateway, blockedBecause, onFix }: Props) => {
  const id = useId()
  const firstDelete = collision.fixes.findIndex(({ action }) => action === 'delete')
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || firstDelete === -1) return
    // The same press must not go on to the button of the dialog that gets the focus.
    event.preventDefault()
    if (blockedBecause === undefined) onFix(firstDelete)
  }
  return (
    <article
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={press}
      className="rounded-xl border border-line bg-panel px-4 pt-3 pb-4"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <EffectMark collision={collision} />
        <h3 id={id} className="text-sm font-semibold tracking-tight wrap-anywhere">
          {visibleText(shortened(collision.title, 300))}
        </h3>
        <p className="text-dim tabular-nums max-sm:w-full sm:ml-auto">
          {showsGateway && <span className="wrap-anywhere">{visibleText(collision.gateway)}, </span>}
          <span title={instant(collision.since)}>since {clockTime(collision.since, now)}</span>
          {now !== null && `, ${span(now - collision.since)}`}
        </p>
      </div>
      <p className="mt-1 text-dim wrap-anywhere">
        <CodeText text={collision.summary} of={collision} />
      </p>
      <SidesView collision={collision} now={now} />
      <EffectsView collision={collision} />
      <FixesView byEnter={firstDelete} {...{ collision, blockedBecause, onFix }} />
    </article>
  )
}
