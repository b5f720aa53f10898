import type { MouseEvent, Ref } from 'react'
import { Checkbox } from '../../../components/checkbox.tsx'
import { shortened, visibleText } from '../../../lib/visible-text.ts'
import type { Column } from './columns.ts'
import { GridCell, GridRow } from './grid.tsx'
import type { CellProps } from './group-cells.tsx'
import { RowCells } from './row-cells.tsx'
import { placeOfRow } from './row-heights.ts'

export type RowProps = CellProps & {
  readonly ref: Ref<HTMLDivElement>
  readonly columns: readonly Column[]
  readonly index: number
  readonly isSelected: boolean
  readonly isOpen: boolean
  /** The group is elsewhere by now: its row keeps still, and does not pass old values for new ones. */
  readonly isMoved: boolean
  /** It may be opened in a moment. */
  readonly onPress: () => void
  readonly onOpen: () => void
  readonly onFocus: () => void
  readonly onSelect: (wanted: boolean, extend: boolean) => void
}

const isControl = (target: EventTarget) => target instanceof Element && target.closest('button, input') !== null

/** One group. A click anywhere but on a control opens it. */
export const GroupTableRow = (props: RowProps) => {
  const { columns, group, now, tabIndex, isMoved, onPick, onDelete, onCollisions, blockedBecause } = props
  const { ref, index, isSelected, isOpen, onPress, onOpen, onFocus, onSelect } = props
  const click = (event: MouseEvent) => {
    // Somebody who marks text to copy it does not mean to open the group.
    if (!isControl(event.target) && getSelection()?.isCollapsed !== false) onOpen()
  }
  return (
    <GridRow
      ref={ref}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-open={isOpen || undefined}
      data-moved={isMoved || undefined}
      title={isMoved ? 'It has changed since; apply the changes to see where it stands now' : undefined}
      tabIndex={tabIndex}
      className="groups-row group-row"
      style={placeOfRow(index)}
      onPointerDown={({ target, button }) => button === 0 && !isControl(target) && onPress()}
      onClick={click}
      onFocus={onFocus}
    >
      <GridCell aria-colindex={1} className="col-check">
        <Checkbox
          tabIndex={tabIndex}
          checked={isSelected}
          aria-label={`Select ${visibleText(shortened(group.labels['job'] ?? 'group', 80))}`}
          readOnly
          onClick={(event) => onSelect(!isSelected, event.shiftKey)}
        />
      </GridCell>
      <RowCells {...{ columns, group, now, tabIndex, isMoved, onPick, onDelete, onCollisions, blockedBecause }} />
    </GridRow>
  )
}
