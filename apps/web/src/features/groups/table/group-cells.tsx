import type { ReactNode } from 'react'
import { Button } from '../../../components/button.tsx'
import { LabelChips } from '../../../components/label-chip.tsx'
import type { PickMode } from '../../../components/pick-label.ts'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { StateMark } from '../../../components/state-mark.tsx'
import { doubtBlocks } from '../../../lib/doubt-words.ts'
import { isExpectedByName } from '../../../lib/expected-by-name.ts'
import { visibleText } from '../../../lib/visible-text.ts'
import type { GroupRow } from '../../../lib/wire.ts'
import { CollisionsCell } from './collisions-cell.tsx'
import type { Column } from './columns.ts'
import { RhythmCell } from './rhythm-cell.tsx'
import { SeriesCell } from './series-cell.tsx'

export type CellProps = {
  readonly group: GroupRow
  /** The gateway's clock. */
  readonly now: number | null
  /** Inner controls are reached from the row that has the focus only. */
  readonly tabIndex: 0 | -1
  readonly onPick: (name: string, value: string, mode: PickMode) => void
  readonly onDelete: (group: GroupRow) => void
  /** Opens the group where its collisions are told. */
  readonly onCollisions: (group: GroupRow) => void
  readonly blockedBecause: string | undefined
}

const Group = ({ group, onPick, tabIndex }: CellProps) => (
  <>
    {group.identityDoubt && group.state !== 'missing' && (
      <span className="tag shrink-0 text-late" title={doubtBlocks(group.identityDoubt)}>
        identity in doubt
      </span>
    )}
    <LabelChips labels={group.labels} onPick={onPick} most={5} tabIndex={tabIndex} />
  </>
)

const LastPush = ({ group, now }: CellProps) =>
  group.lastPushAt === null ? (
    <span className="text-dim">{isExpectedByName(group) ? 'never seen' : 'never succeeded'}</span>
  ) : (
    <RelativeTime at={group.lastPushAt} now={now} />
  )

const Actions = ({ group, onDelete, tabIndex, blockedBecause }: CellProps) => (
  <Button
    tone="quiet"
    className="text-failing"
    tabIndex={tabIndex}
    disabledBecause={blockedBecause}
    onClick={() => onDelete(group)}
  >
    {group.state === 'missing' ? 'Forget…' : 'Delete…'}
  </Button>
)

/** What each column shows of a group. */
export const cells: Record<Column['key'], (props: CellProps) => ReactNode> = {
  state: ({ group }) => <StateMark state={group.state} />,
  group: Group,
  gateway: ({ group }) => <span className="truncate">{visibleText(group.gateway)}</span>,
  push: LastPush,
  rhythm: RhythmCell,
  series: SeriesCell,
  collisions: CollisionsCell,
  actions: Actions,
}
