import { Skeleton } from '../../../components/skeleton.tsx'

type Props = { readonly index: number; readonly top: number }

/** A row that is on its way. */
export const WaitingRow = ({ index, top }: Props) => (
  <div
    role="row"
    aria-rowindex={index + 2}
    aria-busy="true"
    className="groups-row group-row"
    style={{ transform: `translateY(${top}px)` }}
  >
    <div role="gridcell" aria-colindex={1} className="col-check" />
    <div role="gridcell" aria-colindex={2} className="col-state">
      <Skeleton className="h-3 w-14" />
    </div>
    <div role="gridcell" aria-colindex={3} className="col-group">
      <Skeleton className="h-3 w-48" />
    </div>
  </div>
)
