import { Button } from '../../components/button.tsx'
import { TryPushLink } from '../../components/try-push-link.tsx'
import type { Collision, CollisionFix } from '../../lib/wire.ts'
import { CodeText } from './code-text.tsx'
import { CommandText } from './command-text.tsx'

type Props = {
  readonly fix: CollisionFix
  readonly collision: Collision
  readonly isSafest: boolean
  /** The keys that press its button, where some do. */
  readonly keys?: string | undefined
  /** Why nothing can be deleted now. */
  readonly blockedBecause: string | undefined
  readonly onDelete: () => void
}

const leads = {
  delete: ['Safest fix', 'Or'],
  'change-push': ['Safest fix', 'Or change the push'],
  command: ['Safest fix', 'Or'],
} as const satisfies Record<CollisionFix['action'], readonly [string, string]>

/** A way out of a collision. Deleting goes the one way: a plan is shown before anything goes. */
export const FixView = ({ fix, collision, isSafest, keys, blockedBecause, onDelete }: Props) => {
  const { action, summary, command } = fix
  const { kind, sides, gateway } = collision
  // It finds out why; it mends nothing.
  const isAdvice = kind === 'refused' || kind === 'refused-untraced'
  const isGood = isSafest && !isAdvice
  return (
    <div
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-[9px] border px-3 py-2.5 ${isGood ? 'border-fresh/25 bg-fresh/8' : 'border-line'}`}
    >
      <p className="min-w-0 flex-1 basis-64 wrap-anywhere">
        <b className={`mr-2 font-semibold ${isGood ? 'text-fresh' : ''}`}>
          {isAdvice ? 'What you can do' : leads[action][isSafest ? 0 : 1]}
        </b>
        <CodeText text={summary} of={collision} />
        {isAdvice && (
          <>
            {' '}
            <TryPushLink group={{ id: sides.length === 1 ? (sides[0]?.group.id ?? '') : '', gateway }} />
          </>
        )}
      </p>
      {action === 'delete' && (
        <Button aria-keyshortcuts={keys} disabledBecause={blockedBecause} onClick={onDelete}>
          Review and delete…
        </Button>
      )}
      {command !== null && command !== '' && <CommandText command={command} />}
    </div>
  )
}
