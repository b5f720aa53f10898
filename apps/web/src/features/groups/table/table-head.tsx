import { ArrowDown, ArrowUp } from 'lucide-react'
import { Checkbox } from '../../../components/checkbox.tsx'
import type { Sort } from '../../../lib/sorting.ts'
import { groupsSorting, type SortKey } from '../search.ts'
import type { Column } from './columns.ts'
import { GridHeading, GridRow, GridRows } from './grid.tsx'

type HeadCellProps = {
  readonly column: Column
  readonly index: number
  readonly sort: Sort<SortKey>
  readonly onSort: (sort: string) => void
}

const direction = (sort: Sort<SortKey>, key: SortKey) => {
  if (sort.key !== key) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

const HeadCell = ({ column, index, sort, onSort }: HeadCellProps) => {
  const { title, className, sort: key } = column
  if (key === null) {
    return (
      <GridHeading aria-colindex={index} className={className}>
        <span className={column.key === 'actions' ? 'sr-only' : 'col-title'}>{title}</span>
      </GridHeading>
    )
  }
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <GridHeading aria-colindex={index} aria-sort={direction(sort, key)} className={className}>
      <button
        type="button"
        className="inline-flex items-center gap-1 rounded py-1 hover:text-text"
        onClick={() => onSort(groupsSorting.afterClick(sort, key))}
      >
        {title}
        {sort.key === key && <Arrow size={12} aria-hidden="true" />}
      </button>
    </GridHeading>
  )
}

type Props = {
  readonly columns: readonly Column[]
  readonly sort: Sort<SortKey>
  readonly onSort: (sort: string) => void
  readonly isAllSelected: boolean
  readonly isAnySelected: boolean
  readonly onSelectAll: (wanted: boolean) => void
  readonly matched: number
}

export const TableHead = ({ columns, sort, onSort, isAllSelected, isAnySelected, onSelectAll, matched }: Props) => (
  <GridRows className="groups-head-box">
    <GridRow aria-rowindex={1} className="groups-row groups-head">
      <GridHeading aria-colindex={1} className="col-check">
        <Checkbox
          aria-label={`Select all ${matched} matching groups`}
          title={`Select all ${matched} matching groups`}
          checked={isAllSelected}
          indeterminate={isAnySelected && !isAllSelected}
          onChange={() => onSelectAll(!isAllSelected)}
        />
      </GridHeading>
      {columns.map((column, i) => (
        <HeadCell key={column.key} column={column} index={i + 2} sort={sort} onSort={onSort} />
      ))}
    </GridRow>
  </GridRows>
)
