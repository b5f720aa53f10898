import { Button } from '../../components/button.tsx'
import type { Collision, CollisionFix } from '../../lib/wire.ts'
import { CodeText } from './code-text.tsx'
import { CommandText } from './command-text.tsx'

type Props = {
  readonly fix: CollisionFix
  readonly collision: Collision
  readonly isSafest: boolean
  /** Why nothing can be deleted now. */
  readonly blockedBecause: string | undefined
  readonly onDelete: () => void
}

const leads = {
  delete: ['Safest fix', 'Or'],
  'change-push': ['Safest fix', 'Or change the push'],
  command: ['By hand', 'Or by hand'],
} as const satisfies Record<CollisionFix['action'], readonly [string, string]>

/** A way out of a collision. Deleting goes the one way: a plan is shown before anything goes. */
export const FixView = ({ fix, collision, isSafest, blockedBecause, onDelete }: Props) => {
  const { action, summary, command } = fix
  return (
    <div
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-[9px] border px-3 py-2.5 ${isSafest ? 'border-fresh/25 bg-fresh/8' : 'border-line'}`}
    >
      <p className="min-w-0 flex-1 basis-64 wrap-anywhere">
        <b className={`mr-2 font-semibold ${isSafest ? 'text-fresh' : ''}`}>{leads[action][isSafest ? 0 : 1]}</b>
        <CodeText text={summary} of={collision} />
        {action === 'command' && (
          <span className="text-dim"> It has to be run by hand: Gatehouse cannot do it from here.</span>
        )}
      </p>
      {action === 'delete' && (
        <Button disabledBecause={blockedBecause} onClick={onDelete}>
          Review and delete…
        </Button>
      )}
      {command !== null && command !== '' && <CommandText command={command} />}
    </div>
  )
}
