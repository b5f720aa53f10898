import { printMatcher } from '@gatehouse/domain'
import { useState } from 'react'
import { visibleText } from '../../lib/visible-text.ts'
import type { GroupRow, Metric, MetricSeries } from '../../lib/wire.ts'
import type { Unit } from './measure.ts'
import { MoreButton } from './more-button.tsx'
import { ownLabels } from './own-labels.ts'
import { SeriesDetail, SeriesHeadline } from './series-value.tsx'

type Props = { readonly metric: Metric; readonly group: GroupRow; readonly unit: Unit; readonly now: number | null }

const first = 6
const step = 200

/** The series of a family, by the labels their group does not have anyway. */
export const SeriesList = ({ metric: { series }, group, unit, now }: Props) => {
  const [shown, setShown] = useState(series.length <= first + 2 ? first + 2 : first)
  return (
    <>
      <ul className="mt-1">
        {series.slice(0, shown).map((one, index) => (
          <SeriesRow key={index} series={one} group={group} unit={unit} now={now} />
        ))}
      </ul>
      <MoreButton total={series.length} shown={shown} step={step} noun="series" onMore={setShown} />
    </>
  )
}

type RowProps = Omit<Props, 'metric'> & { readonly series: MetricSeries }

const SeriesRow = ({ series, group, unit, now }: RowProps) => {
  const labels = ownLabels(series.labels, group.labels)
  const text = labels.map(([name, value]) => visibleText(printMatcher({ name, op: '=', value }))).join(' ')
  return (
    <li className="py-[3px]">
      <div className="flex items-baseline gap-3 px-[18px] font-mono text-xs">
        <span className="line-clamp-2 min-w-0 text-dim wrap-anywhere" title={text.length > 80 ? text : undefined}>
          {text === '' ? '{}' : text}
        </span>
        <SeriesHeadline series={series} unit={unit} now={now} />
      </div>
      <SeriesDetail series={series} unit={unit} />
    </li>
  )
}
