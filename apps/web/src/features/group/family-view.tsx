import { RelativeTime } from '../../components/relative-time.tsx'
import { type Unit, unitOf } from '../../lib/measure.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { GroupRow, Metric } from '../../lib/wire.ts'
import { isFossil } from './fossil.ts'
import { ownLabels } from './own-labels.ts'
import { SeriesList } from './series-list.tsx'
import { SeriesDetail, SeriesHeadline } from './series-value.tsx'

type Props = { readonly metric: Metric; readonly group: GroupRow; readonly now: number | null }

const unitFor = ({ name, type }: Metric): Unit => {
  const unit = unitOf(name)
  // A histogram of times of day makes no sense; of durations it does.
  return unit === 'timestamp' && (type === 'histogram' || type === 'summary') ? 'none' : unit
}

/** One family: its name, type and help, and its series. A lone series without labels of its own stands beside the name. */
export const FamilyView = ({ metric, group, now }: Props) => {
  const unit = unitFor(metric)
  const [only, ...others] = metric.series
  const lone = only && others.length === 0 && ownLabels(only.labels, group.labels).length === 0 ? only : undefined
  const isGaugeHistogram = metric.type === 'gauge_histogram'
  return (
    <section className="border-b border-line2 py-[11px]" aria-label={visibleText(metric.name)}>
      <div className="flex flex-wrap items-baseline gap-x-2 px-[18px] font-mono text-xs">
        <span
          className="line-clamp-3 min-w-0 wrap-anywhere"
          title={metric.name.length > 80 ? visibleText(metric.name) : undefined}
        >
          {visibleText(metric.name)}
        </span>
        <em className="shrink-0 rounded border border-line px-[5px] text-[11px] text-dim">{metric.type}</em>
        {lone && !isGaugeHistogram && <SeriesHeadline series={lone} unit={unit} now={now} />}
      </div>
      {metric.help !== '' && <Help text={metric.help} />}
      {isFossil(metric, group) && (
        <p className="mt-0.5 px-[18px] text-late">
          Left behind by a push <RelativeTime at={metric.timestamp} now={now} />: the last push did not bring it.
        </p>
      )}
      {isGaugeHistogram ? (
        <p className="mt-0.5 px-[18px] text-dim">
          The gateway’s JSON API does not tell the values of gauge histograms.
        </p>
      ) : lone ? (
        <SeriesDetail series={lone} unit={unit} />
      ) : (
        <SeriesList metric={metric} group={group} unit={unit} now={now} />
      )}
    </section>
  )
}

const Help = ({ text }: { readonly text: string }) => (
  <p
    className="mt-px line-clamp-4 px-[18px] text-dim wrap-anywhere"
    title={text.length > 240 ? visibleText(text) : undefined}
  >
    {visibleText(text)}
  </p>
)
