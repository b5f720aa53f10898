import type { Unit } from '../../lib/measure.ts'
import { counted } from '../../lib/words.ts'
import { type BucketRow, classicRows, nativeRows } from './bucket-rows.ts'

type Props = {
  readonly buckets: readonly (readonly string[])[]
  readonly nativeBuckets: readonly (readonly (string | number)[])[]
  readonly unit: Unit
}

/** The buckets of a histogram, folded away behind their number. */
export const BucketsTable = ({ buckets, nativeBuckets, unit }: Props) => {
  const rows = [...classicRows(buckets, unit), ...nativeRows(nativeBuckets, unit)]
  if (rows.length === 0) return <p className="px-[18px] text-dim">No buckets are told.</p>
  return (
    <details className="mt-0.5 px-[18px]">
      <summary className="w-fit text-dim hover:text-text">{counted(rows.length, 'bucket')}</summary>
      <table className="mt-1 w-full font-mono text-xs tabular-nums">
        <thead>
          <tr className="text-right text-dim">
            <th scope="col" className="text-left font-normal">
              range
            </th>
            <th scope="col" className="font-normal">
              in it
            </th>
            {buckets.length > 0 && (
              <th scope="col" className="font-normal">
                up to it
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.range} row={row} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

const Row = ({ row }: { readonly row: BucketRow }) => (
  <tr className="border-t border-line2 text-right">
    <td className="py-px text-left">{row.range}</td>
    <td>{row.count}</td>
    {row.cumulative !== null && <td className="text-dim">{row.cumulative}</td>}
  </tr>
)
