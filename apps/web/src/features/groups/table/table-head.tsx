import { ArrowDown, ArrowUp } from 'lucide-react'
import { Checkbox } from '../../../components/checkbox.tsx'
import { type Sort, type SortKey, sortAfterClick } from '../search.ts'
import type { Column } from './columns.ts'

type HeadCellProps = {
  readonly column: Column
  readonly index: number
  readonly sort: Sort
  readonly onSort: (sort: string) => void
}

const direction = (sort: Sort, key: SortKey) => {
  if (sort.key !== key) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

const HeadCell = ({ column, index, sort, onSort }: HeadCellProps) => {
  const { title, className, sort: key } = column
  if (key === null) {
    return (
      <div role="columnheader" aria-colindex={index} className={className}>
        <span className="sr-only">{title}</span>
      </div>
    )
  }
  const Arrow = sort.descending ? ArrowUp : ArrowDown
  return (
    <div role="columnheader" aria-colindex={index} aria-sort={direction(sort, key)} className={className}>
      <button
        type="button"
        className="inline-flex items-center gap-1 rounded py-1 hover:text-text"
        onClick={() => onSort(sortAfterClick(sort, key))}
      >
        {title}
        {sort.key === key && <Arrow size={12} aria-hidden="true" />}
      </button>
    </div>
  )
}

type Props = {
  readonly columns: readonly Column[]
  readonly sort: Sort
  readonly onSort: (sort: string) => void
  readonly isAllSelected: boolean
  readonly isAnySelected: boolean
  readonly onSelectAll: (wanted: boolean) => void
  readonly matched: number
}

export const TableHead = ({ columns, sort, onSort, isAllSelected, isAnySelected, onSelectAll, matched }: Props) => (
  <div role="rowgroup" className="groups-head-box">
    <div role="row" aria-rowindex={1} className="groups-row groups-head">
      <div role="columnheader" aria-colindex={1} className="col-check">
        <Checkbox
          aria-label={`Select all ${matched} matching groups`}
          title={`Select all ${matched} matching groups`}
          checked={isAllSelected}
          indeterminate={isAnySelected && !isAllSelected}
          onChange={() => onSelectAll(!isAllSelected)}
        />
      </div>
      {columns.map((column, i) => (
        <HeadCell key={column.key} column={column} index={i + 2} sort={sort} onSort={onSort} />
      ))}
    </div>
  </div>
)
