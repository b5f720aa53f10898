import { Skeleton } from '../../components/skeleton.tsx'

/** A row of a long list that is on its way. */
export const ListSkeletonRow = () => (
  <div aria-busy="true" className="border-b border-line2 px-5 py-[7px]">
    <Skeleton className="h-3 w-2/3" />
  </div>
)
