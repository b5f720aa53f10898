import { printMatcher } from '@gatehouse/domain'
import { useState } from 'react'
import { VirtualRows } from '../../components/virtual-rows.tsx'
import type { Unit } from '../../lib/measure.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { GroupRow, Metric, MetricSeries } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { ownLabels } from './own-labels.ts'
import { SeriesDetail, SeriesHeadline } from './series-value.tsx'

type Props = { readonly metric: Metric; readonly group: GroupRow; readonly unit: Unit; readonly now: number | null }

const first = 6
const inline = 100

/** The series of a family, by the labels their group does not have anyway. */
export const SeriesList = ({ metric: { name, series }, group, unit, now }: Props) => {
  const [showsAll, setShowsAll] = useState(series.length <= first + 2)
  const row = (one: MetricSeries, index: number) => (
    <SeriesRow key={index} series={one} group={group} unit={unit} now={now} />
  )
  if (showsAll && series.length > inline)
    return (
      <VirtualRows
        items={series}
        keyOf={(_, index) => index}
        row={row}
        label={`All series of ${visibleText(name)}`}
        className="mt-1 h-[60dvh]"
      />
    )
  return (
    <>
      <div className="mt-1">{(showsAll ? series : series.slice(0, first)).map(row)}</div>
      {!showsAll && (
        <button
          type="button"
          className="mx-[18px] my-1 text-dim underline underline-offset-2 hover:text-text"
          onClick={() => setShowsAll(true)}
        >
          show all {count(series.length)} series
        </button>
      )}
    </>
  )
}

type RowProps = Omit<Props, 'metric'> & { readonly series: MetricSeries }

const SeriesRow = ({ series, group, unit, now }: RowProps) => {
  const labels = ownLabels(series.labels, group.labels)
  const text = labels.map(([name, value]) => visibleText(printMatcher({ name, op: '=', value }))).join(' ')
  return (
    <div className="py-[3px]">
      <div className="flex items-baseline gap-3 px-[18px] font-mono text-xs">
        <span className="line-clamp-2 min-w-0 text-dim wrap-anywhere" title={text.length > 80 ? text : undefined}>
          {text === '' ? '{}' : text}
        </span>
        <SeriesHeadline series={series} unit={unit} now={now} />
      </div>
      <SeriesDetail series={series} unit={unit} />
    </div>
  )
}
