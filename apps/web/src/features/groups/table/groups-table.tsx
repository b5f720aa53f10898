import type { PickMode } from '../../../components/pick-label.ts'
import type { GroupRow } from '../../../lib/wire.ts'
import type { Arrangement } from '../arrangement.ts'
import { type GroupsSearch, groupsSorting } from '../search.ts'
import { isSelected } from '../selection.ts'
import type { SelectionState } from '../use-selection.ts'
import { columnsFor } from './columns.ts'
import { Grid, GridRows } from './grid.tsx'
import { GroupTableRow } from './group-row.tsx'
import { TableHead } from './table-head.tsx'
import type { TableKeys } from './use-table-keys.ts'
import type { useTableRows } from './use-table-rows.ts'
import { WaitingRow } from './waiting-row.tsx'

export type TableActions = {
  readonly onOpen: (id: string) => void
  readonly onDelete: (group: GroupRow) => void
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

export const GroupsTable = (props: Props) => {
  const { arrangement, matched, search, gateways, clockOf, selection, keys, virtual, isOld } = props
  const columns = columnsFor(gateways)
  const { rows, list, top } = virtual
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
      <GridRows ref={list} className="relative" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const group = arrangement.rows.get(arrangement.places.get(index) ?? '')
          if (!group) return <WaitingRow key={`waiting ${index}`} index={index} top={start - top} />
          return (
            <GroupTableRow
              key={group.id}
              ref={keys.refFor(index)}
              columns={columns}
              index={index}
              top={start - top}
              group={group}
              now={clockOf(group.gateway)}
              tabIndex={index === tabStop ? 0 : -1}
              isSelected={isSelected(chosen, group.id)}
              isOpen={search.group === group.id}
              isMoved={arrangement.moved.has(group.id)}
              blockedBecause={props.blockedBecause(group)}
              onOpen={() => props.onOpen(group.id)}
              onFocus={() => keys.setActive(group.id)}
              onPick={props.onPick}
              onDelete={() => props.onDelete(group)}
              onSelect={(wanted, extend) => keys.onSelect(index, wanted, extend)}
            />
          )
        })}
      </GridRows>
    </Grid>
  )
}
