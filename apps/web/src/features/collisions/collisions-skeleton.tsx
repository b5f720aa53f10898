import { Skeleton } from '../../components/skeleton.tsx'

/** The shape of the cards before the first answer. */
export const CollisionsSkeleton = () => (
  <div role="status" aria-label="Reading the collisions" className="mt-4 flex flex-col gap-3.5">
    {['w-64', 'w-48'].map((width) => (
      <div key={width} className="rounded-xl border border-line bg-panel px-4 py-3.5">
        <Skeleton className={`h-3.5 ${width}`} />
        <Skeleton className="mt-3 block h-3 w-2/3" />
        <Skeleton className="mt-4 block h-16 w-full" />
      </div>
    ))}
  </div>
)
