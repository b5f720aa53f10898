import { Skeleton } from '../../components/skeleton.tsx'

const rows = ['w-40', 'w-28', 'w-52', 'w-36', 'w-44', 'w-32']

/** The shape of the table before its first answer. */
export const JobsSkeleton = () => (
  <div role="status" aria-label="Reading the jobs" className="rounded-[10px] border border-line bg-panel">
    {rows.map((width) => (
      <div key={width} className="flex h-[37px] items-center gap-8 border-b border-line2 px-3.5 last:border-b-0">
        <Skeleton className={`h-3 ${width}`} />
        <Skeleton className="h-3 w-24" />
        <Skeleton className="ml-auto h-3 w-16" />
      </div>
    ))}
  </div>
)
