import type { RefObject } from 'react'
import { useClocks } from '../../lib/clock.ts'
import { groupBlockedBecause } from '../../lib/delete-block.ts'
import { isOverlayOpen } from '../../lib/hotkeys.ts'
import type { SelectionProposal } from '../../lib/proposal.ts'
import type { GatewaysAnswer, GroupRow } from '../../lib/wire.ts'
import { FootBar } from './foot-bar.tsx'
import type { GroupsPageAnswer, RowWindow } from './groups-query.ts'
import { proposeSelection } from './propose-selection.ts'
import { filterOf, type GroupsSearch } from './search.ts'
import { sizeOf } from './selection.ts'
import { selectionBlockedBecause } from './selection-block.ts'
import { GroupsTable, type TableActions } from './table/groups-table.tsx'
import { useActiveRow } from './table/use-active-row.ts'
import { useTableKeys } from './table/use-table-keys.ts'
import { useTableRows } from './table/use-table-rows.ts'
import { useArrangement } from './use-arrangement.ts'
import { useRange } from './use-range.ts'
import { useRecentActivity } from './use-recent-activity.ts'
import type { SelectionState } from './use-selection.ts'

type Props = Pick<TableActions, 'onPress' | 'onOpen' | 'onCollisions' | 'onPick' | 'onSort'> & {
  readonly answer: GroupsPageAnswer
  readonly search: GroupsSearch
  readonly gateways: GatewaysAnswer | undefined
  readonly selection: SelectionState
  readonly isTyping: boolean
  readonly deletionsEnded: number
  /** The answer is that of the search before. */
  readonly isOld: boolean
  readonly scroller: RefObject<HTMLElement | null>
  readonly onWindow: (window: RowWindow) => void
  /** The open panel shows this group from now on. */
  readonly onFollow: (id: string) => void
  readonly onDeleteGroup: (group: GroupRow) => void
  readonly onDeleteSelection: (proposal: SelectionProposal) => void
}

/** The table that keeps still while somebody works with it. */
export const TableSection = (props: Props) => {
  const { answer, search, gateways, selection, isTyping, isOld, scroller, onWindow, onDeleteGroup, onDeleteSelection } =
    props
  const { isRecent, note } = useRecentActivity()
  const size = sizeOf(selection.selection, answer)
  const isHeld = isTyping || isRecent || size.groups > 0 || isOverlayOpen()
  const { arrangement, apply } = useArrangement(isOld ? undefined : answer, {
    held: isHeld,
    epoch: props.deletionsEnded,
  })
  const clockOf = useClocks(answer.asOf)
  const row = useActiveRow(arrangement)
  const virtual = useTableRows({ count: arrangement.count, active: row.active, scroller, onWindow })

  const names = (gateways?.gateways ?? []).map(({ name }) => name)
  const filter = filterOf(search)
  const selectionBlocked = selectionBlockedBecause(gateways, selection.selection)
  const deleteSelected = () => {
    if (selectionBlocked !== undefined) return
    onDeleteSelection(proposeSelection(selection.selection, filter, { gateways: names, count: size.groups }))
  }
  const deleteGroup = (group: GroupRow) => {
    if (groupBlockedBecause(gateways, group) === undefined) onDeleteGroup(group)
  }
  const onRange = useRange(arrangement, search, selection)
  const keys = useTableKeys({
    arrangement,
    row,
    virtual,
    selection,
    onRange,
    onOpen: props.onOpen,
    onMove: (id) => search.group !== '' && search.group !== id && props.onFollow(id),
    onDelete: (group) => (size.groups > 0 ? deleteSelected() : group && deleteGroup(group)),
  })
  return (
    <>
      <GroupsTable
        {...{ arrangement, search, clockOf, selection, keys, virtual, isOld }}
        matched={arrangement.count}
        gateways={search.gateway.length || names.length}
        onPress={props.onPress}
        onOpen={props.onOpen}
        onCollisions={props.onCollisions}
        onPick={props.onPick}
        onSort={props.onSort}
        onDelete={deleteGroup}
        onActivity={note}
        blockedBecause={(group) => groupBlockedBecause(gateways, group)}
      />
      <FootBar
        selection={selection.selection}
        note={selection.note}
        size={size}
        shown={virtual.shown}
        matched={answer.matched}
        total={answer.total}
        gateways={gateways}
        deleteBlockedBecause={selectionBlocked}
        changes={arrangement.changes}
        onApply={apply}
        onDelete={deleteSelected}
        onSelectAll={selection.all}
        onSelectNone={selection.none}
      />
    </>
  )
}
