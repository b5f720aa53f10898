import { useLayoutEffect, useRef, useState } from 'react'
import type { PickMode } from '../../../components/pick-label.ts'
import type { GroupRow } from '../../../lib/wire.ts'
import type { Arrangement } from '../arrangement.ts'
import { type GroupsSearch, groupsSorting } from '../search.ts'
import { isSelected } from '../selection.ts'
import type { SelectionState } from '../use-selection.ts'
import { columnsFor } from './columns.ts'
import { Grid, GridRows } from './grid.tsx'
import { GroupTableRow } from './group-row.tsx'
import { heightOfRows } from './row-heights.ts'
import { TableHead } from './table-head.tsx'
import type { TableKeys } from './use-table-keys.ts'
import type { useTableRows } from './use-table-rows.ts'
import { WaitingRow } from './waiting-row.tsx'

export type TableActions = {
  /** A group may be opened in a moment. */
  readonly onPress: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onDelete: (group: GroupRow) => void
  readonly onCollisions: (group: GroupRow) => void
  readonly onPick: (name: string, value: string, mode: PickMode) => void
  readonly onSort: (sort: string) => void
  readonly onActivity: () => void
  readonly blockedBecause: (group: GroupRow) => string | undefined
}

type Props = TableActions & {
  readonly arrangement: Arrangement
  readonly matched: number
  readonly search: GroupsSearch
  readonly gateways: number
  readonly clockOf: (gateway: string) => number | null
  readonly selection: SelectionState
  readonly keys: TableKeys
  readonly virtual: ReturnType<typeof useTableRows>
  readonly isOld: boolean
}

type CellActions = Pick<TableActions, 'onPick' | 'onDelete' | 'onCollisions'>

/** The same functions at every render, for the newest: cells need not be drawn anew for them. */
const useSteadyActions = (actions: CellActions): CellActions => {
  const newest = useRef(actions)
  useLayoutEffect(() => {
    newest.current = actions
  })
  const [steady] = useState<CellActions>(() => ({
    onPick: (...label) => newest.current.onPick(...label),
    onDelete: (group) => newest.current.onDelete(group),
    onCollisions: (group) => newest.current.onCollisions(group),
  }))
  return steady
}

export const GroupsTable = (props: Props) => {
  const { arrangement, matched, search, gateways, clockOf, selection, keys, virtual, isOld } = props
  const columns = columnsFor(gateways)
  const steady = useSteadyActions(props)
  const { rows, list } = virtual
  const { selection: chosen } = selection
  const items = rows.getVirtualItems()
  const tabStop = keys.active ?? items[0]?.index ?? 0
  return (
    <Grid
      aria-label="Groups"
      aria-rowcount={matched + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-busy={isOld}
      className={`groups-table ${gateways > 1 ? 'with-gateway' : ''}`}
      onPointerMove={props.onActivity}
      onKeyDown={(event) => {
        props.onActivity()
        keys.onKeyDown(event)
      }}
    >
      <TableHead
        columns={columns}
        sort={groupsSorting.read(search.sort)}
        onSort={props.onSort}
        isAllSelected={chosen.kind === 'all' && chosen.except.size === 0}
        isAnySelected={chosen.kind === 'all' || chosen.rows.size > 0}
        onSelectAll={(wanted) => (wanted ? selection.all() : selection.none())}
        matched={matched}
      />
      <GridRows ref={list} className="relative" style={heightOfRows(arrangement.count)}>
        {items.map(({ index }) => {
          const group = arrangement.rows.get(arrangement.places.get(index) ?? '')
          if (!group) return <WaitingRow key={`waiting ${index}`} index={index} />
          return (
            <GroupTableRow
              key={group.id}
              ref={keys.refFor(index)}
              columns={columns}
              index={index}
              group={group}
              now={clockOf(group.gateway)}
              tabIndex={index === tabStop ? 0 : -1}
              isSelected={isSelected(chosen, group.id)}
              isOpen={search.group === group.id}
              isMoved={arrangement.moved.has(group.id)}
              blockedBecause={props.blockedBecause(group)}
              onPress={() => props.onPress(group.id)}
              onOpen={() => props.onOpen(group.id)}
              onFocus={() => keys.setActive(group.id)}
              onPick={steady.onPick}
              onDelete={steady.onDelete}
              onCollisions={steady.onCollisions}
              onSelect={(wanted, extend) => keys.onSelect(index, wanted, extend)}
            />
          )
        })}
      </GridRows>
    </Grid>
  )
}
