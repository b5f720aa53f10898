import { Button } from '../../components/button.tsx'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { JobRow } from '../../lib/wire.ts'
import { jobCells } from './job-cells.tsx'
import type { JobColumn } from './jobs-columns.ts'

type Props = {
  readonly job: JobRow
  readonly columns: readonly JobColumn[]
  readonly now: number | null
  readonly blockedBecause: string | undefined
  readonly onOpen: () => void
  readonly onDelete: () => void
}

const cellLook =
  'md:border-b md:border-line2 md:h-[37px] md:px-2.5 md:py-[3px] md:align-middle max-md:order-3 max-md:empty:hidden md:first:pl-3.5 md:group-last:border-b-0'

// Folded to lines: name, gateway and Delete on the first, the states on the second, the rest below.
const narrow = new Map([
  ['job', 'max-md:order-1! max-md:basis-2/5 max-md:grow'],
  ['gateway', 'max-md:order-2!'],
  ['state', 'max-md:basis-full'],
])

/** One job. Its name's button reaches over the whole row, so that a click anywhere opens its groups. */
export const JobTableRow = ({ job, columns, now, blockedBecause, onOpen, onDelete }: Props) => (
  <tr className="group relative hover:bg-hover max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:border-line2 max-md:px-3 max-md:py-2.5 max-md:last:border-b-0">
    {columns.map((column) => {
      const Cell = jobCells.get(column.key)
      const width = narrow.get(column.key) ?? ''
      return (
        <td key={column.key} className={`${cellLook} ${width} ${column.isNumber ? 'md:text-right' : ''}`}>
          {column.key === 'job' ? <JobName job={job.job} onOpen={onOpen} /> : Cell && <Cell job={job} now={now} />}
        </td>
      )
    })}
    <td className={`${cellLook} text-right max-md:order-2!`}>
      <Button
        tone="quiet"
        className="relative text-failing! md:opacity-0 md:group-focus-within:opacity-100 md:group-hover:opacity-100"
        aria-label={`Delete job ${visibleText(shortened(job.job, 80))}…`}
        disabledBecause={blockedBecause}
        onClick={onDelete}
      >
        Delete job…
      </Button>
    </td>
  </tr>
)

const JobName = ({ job, onOpen }: { readonly job: string; readonly onOpen: () => void }) => (
  <button
    type="button"
    title={job.length > 90 ? visibleText(job) : undefined}
    className="text-left font-mono text-xs font-semibold wrap-anywhere after:absolute after:inset-0 hover:text-accent"
    onClick={onOpen}
  >
    {visibleText(shortened(job, 90))}
  </button>
)
