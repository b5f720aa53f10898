import { Skeleton } from '../../components/skeleton.tsx'

const rows = [46, 62, 38, 54, 70, 42, 58, 36, 66, 50]

/** The shape of the page before the first answer. */
export const TableSkeleton = () => (
  <div role="status" aria-label="Loading the groups" className="mt-3.5">
    <div className="mb-3 grid h-[78px] content-between">
      <Skeleton className="h-5 w-56" />
      <Skeleton className="h-2 w-full" />
      <Skeleton className="h-3 w-72" />
    </div>
    <div className="rounded-[10px] border border-line bg-panel">
      {rows.map((width) => (
        <div key={width} className="flex h-[37px] items-center gap-6 border-b border-line2 px-4 last:border-0">
          <Skeleton className="h-3 w-14" />
          <span className="flex-1">
            <span className="block" style={{ width: `${width}%` }}>
              <Skeleton className="h-3 w-full" />
            </span>
          </span>
          <Skeleton className="h-3 w-16" />
        </div>
      ))}
    </div>
  </div>
)
