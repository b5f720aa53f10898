import { memo } from 'react'
import type { Column } from './columns.ts'
import { GridCell } from './grid.tsx'
import { type CellProps, cells } from './group-cells.tsx'

type Props = CellProps & {
  readonly columns: readonly Column[]
  /** The group is elsewhere by now: its row keeps still, and does not pass old values for new ones. */
  readonly isMoved: boolean
}

/** What a row shows of its group: most of the table, and drawn anew only when that changes. */
export const RowCells = memo((props: Props) =>
  props.columns.map(({ key, className }, i) => {
    const Cell = cells[key]
    return (
      <GridCell key={key} aria-colindex={i + 2} className={className}>
        {props.isMoved && key === 'state' ? <span className="text-dim">changed</span> : <Cell {...props} />}
      </GridCell>
    )
  }),
)
