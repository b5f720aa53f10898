import { Skeleton } from '../../../components/skeleton.tsx'
import { GridCell, GridRow } from './grid.tsx'
import { placeOfRow } from './row-heights.ts'

type Props = { readonly index: number }

/** A row that is on its way. */
export const WaitingRow = ({ index }: Props) => (
  <GridRow aria-rowindex={index + 2} aria-busy="true" className="groups-row group-row" style={placeOfRow(index)}>
    <GridCell aria-colindex={1} className="col-check" />
    <GridCell aria-colindex={2} className="col-state">
      <Skeleton className="h-3 w-14" />
    </GridCell>
    <GridCell aria-colindex={3} className="col-group">
      <Skeleton className="h-3 w-48" />
    </GridCell>
  </GridRow>
)
