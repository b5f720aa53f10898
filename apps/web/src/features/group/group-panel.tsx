import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PickMode } from '../../components/pick-label.ts'
import { useNow } from '../../lib/clock.ts'
import { useHotkeys } from '../../lib/hotkeys.ts'
import type { GroupProposal } from '../../lib/proposal.ts'
import type { GroupRow } from '../../lib/wire.ts'
import { CloseButton } from './close-button.tsx'
import { groupQuery, isGone } from './group-query.ts'
import { PanelBody } from './panel-body.tsx'
import { PanelHeader } from './panel-header.tsx'
import { NoGroup, PanelSkeleton } from './panel-placeholders.tsx'
import type { PanelTab } from './panel-tab.ts'

type Props = {
  readonly id: string
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  readonly onClose: () => void
  readonly onPick: (name: string, value: string, mode: PickMode) => void
  readonly onDelete: (proposal: GroupProposal) => void
  /** What the group is part of, told in full. */
  readonly collisions: (group: GroupRow) => ReactNode
  /** The way to where a push to the group can be tried. */
  readonly tryPush: (group: GroupRow) => ReactNode
}

const frame =
  'fixed inset-0 z-30 min-h-0 bg-panel lg:relative lg:inset-auto lg:z-auto lg:h-full lg:w-[470px] lg:shrink-0 lg:border-l lg:border-line'

/** One group beside the table; on a phone it has the whole screen. */
export const GroupPanel = ({ id, tab, onTab, onClose, onPick, onDelete, collisions, tryPush }: Props) => {
  const { data, error } = useQuery(groupQuery(id))
  const now = useNow(data?.asOf)
  useHotkeys({ Escape: onClose })
  return (
    <aside aria-label="Group" className={frame}>
      {(data || !error) && <CloseButton onClose={onClose} />}
      <div className="flex h-full flex-col overflow-y-auto overscroll-contain">
        {data ? (
          <>
            <PanelHeader answer={data} now={now} isGone={isGone(error)} onPick={onPick} onDelete={onDelete} />
            <PanelBody answer={data} error={error} {...{ now, tab, onTab, collisions, tryPush }} />
          </>
        ) : error ? (
          <NoGroup error={error} onClose={onClose} />
        ) : (
          <PanelSkeleton />
        )}
      </div>
    </aside>
  )
}
