import type { Collision } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { FixView } from './fix-view.tsx'

type Props = {
  readonly collision: Collision
  /** The fix whose button is pressed by Enter, too. */
  readonly byEnter?: number
  readonly blockedBecause: string | undefined
  /** Proposes to delete what this fix means. */
  readonly onFix: (fix: number) => void
}

const mostInSight = 2

/** The ways out of a collision, safest first; many others are folded. */
export const FixesView = ({ collision, byEnter, blockedBecause, onFix }: Props) => {
  const views = collision.fixes.map((fix, i) => (
    <FixView
      key={i}
      fix={fix}
      collision={collision}
      isSafest={i === 0}
      keys={i === byEnter ? 'Enter' : undefined}
      blockedBecause={blockedBecause}
      onDelete={() => onFix(i)}
    />
  ))
  const [safest, ...others] = views
  if (!safest) return null
  return (
    <div className="mt-3 flex flex-col gap-2">
      {safest}
      {others.length <= mostInSight ? (
        others
      ) : (
        <details>
          <summary className="text-dim hover:text-text">{counted(others.length, 'other fix', 'other fixes')}</summary>
          <div className="mt-2 flex flex-col gap-2">{others}</div>
        </details>
      )}
    </div>
  )
}
