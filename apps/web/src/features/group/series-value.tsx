import { exactly, measure, type Unit } from '../../lib/measure.ts'
import { numberText, toNumber } from '../../lib/number-text.ts'
import type { MetricSeries } from '../../lib/wire.ts'
import { BucketsTable } from './buckets-table.tsx'

type Props = { readonly series: MetricSeries; readonly unit: Unit; readonly now: number | null }

const average = (count: string, sum: string, unit: Unit) => {
  const mean = toNumber(sum) / toNumber(count)
  return Number.isFinite(mean) ? ` · avg ${measure(String(mean), unit, null)}` : ''
}

/** What stands on the line of a series: its value, or count and average. */
export const SeriesHeadline = ({ series, unit, now }: Props) => {
  const text =
    'value' in series
      ? measure(series.value, unit, now)
      : `n ${numberText(series.count)}${average(series.count, series.sum, unit)}`
  const exact = 'value' in series ? exactly(series.value, unit) : `count ${series.count}\nsum ${series.sum}`
  return (
    <span className="ml-auto max-w-[60%] shrink-0 text-right font-semibold tabular-nums wrap-anywhere" title={exact}>
      {text}
    </span>
  )
}

/** What stands below it: buckets or quantiles. */
export const SeriesDetail = ({ series, unit }: Omit<Props, 'now'>) => {
  if ('quantiles' in series) return <Quantiles quantiles={series.quantiles} unit={unit} />
  if (!('buckets' in series)) return null
  return <BucketsTable buckets={series.buckets} nativeBuckets={series.nativeBuckets} unit={unit} />
}

type QuantilesProps = { readonly quantiles: readonly (readonly string[])[]; readonly unit: Unit }

const Quantiles = ({ quantiles, unit }: QuantilesProps) =>
  quantiles.length > 0 && (
    <dl className="mt-1 flex flex-wrap gap-x-4 px-[18px] font-mono text-xs">
      {quantiles.map(([quantile = '', value = '']) => (
        <div key={quantile} className="flex gap-1.5">
          <dt className="text-dim">q {quantile}</dt>
          <dd className="tabular-nums" title={value}>
            {measure(value, unit, null)}
          </dd>
        </div>
      ))}
    </dl>
  )
