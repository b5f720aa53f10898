import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Sort } from '../../lib/sorting.ts'
import type { JobColumn } from './jobs-columns.ts'
import { type JobSortKey, jobsSorting } from './jobs-search.ts'

type Props = {
  readonly columns: readonly JobColumn[]
  readonly sort: string
  readonly onSort: (sort: string) => void
}

const direction = (sort: Sort<JobSortKey>, column: JobColumn) =>
  sort.key !== column.sort ? undefined : sort.descending ? 'descending' : 'ascending'

/** Column titles that sort. On a phone only the sorting is left of them. */
export const JobsHead = ({ columns, sort, onSort }: Props) => {
  const current = jobsSorting.read(sort)
  const Arrow = current.descending ? ArrowDown : ArrowUp
  return (
    <thead className="max-md:block">
      <tr className="text-xs text-dim max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:border-b max-md:border-line max-md:px-3 max-md:py-1">
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            aria-sort={direction(current, column)}
            className={`px-2.5 py-1.5 font-medium whitespace-nowrap first:pl-3.5 md:border-b md:border-line max-md:px-0 max-md:first:pl-0 ${column.isNumber ? 'text-right' : 'text-left'} ${column.sort === null ? 'max-md:hidden' : ''}`}
          >
            {column.sort === null ? (
              column.title
            ) : (
              <SortButton column={column} onSort={(key) => onSort(jobsSorting.afterClick(current, key))}>
                {current.key === column.sort && <Arrow size={12} aria-hidden="true" />}
              </SortButton>
            )}
          </th>
        ))}
        <th scope="col" className="max-md:hidden md:border-b md:border-line">
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  )
}

type SortButtonProps = {
  readonly column: JobColumn
  readonly onSort: (key: NonNullable<JobColumn['sort']>) => void
  readonly children: React.ReactNode
}

const SortButton = ({ column: { sort, title }, onSort, children }: SortButtonProps) => (
  <button
    type="button"
    className="inline-flex items-center gap-1 rounded hover:text-text"
    onClick={() => sort !== null && onSort(sort)}
  >
    {title}
    {children}
  </button>
)
