import { type ReactNode, useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import type { GroupRow, Metric } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import { FamilyView } from './family-view.tsx'
import { MoreButton } from './more-button.tsx'

type Props = {
  readonly metrics: readonly Metric[]
  readonly group: GroupRow
  readonly now: number | null
  /** The way to where a push can be tried. */
  readonly tryPush: ReactNode
}

const step = 60
const searchable = 12

/** The families of a group. */
export const MetricsTab = ({ metrics, group, now, tryPush }: Props) => {
  const [shown, setShown] = useState(step)
  const [sought, setSought] = useState('')
  if (metrics.length === 0) return <NoMetrics group={group} tryPush={tryPush} />
  const wanted = sought.trim().toLowerCase()
  const found = metrics.filter(({ name, help }) => `${name}\n${help}`.toLowerCase().includes(wanted))
  return (
    <>
      {metrics.length > searchable && <SearchField sought={sought} onSeek={setSought} />}
      {found.slice(0, shown).map((metric, index) => (
        <FamilyView key={`${index} ${metric.name}`} metric={metric} group={group} now={now} />
      ))}
      {found.length === 0 && (
        <p className="px-[18px] py-4 text-dim">None of {counted(metrics.length, 'metric')} matches.</p>
      )}
      <MoreButton total={found.length} shown={shown} step={step} onMore={setShown} />
    </>
  )
}

const NoMetrics = ({ group, tryPush }: Pick<Props, 'group' | 'tryPush'>) => (
  <Notice tone="plain" className="mx-[18px] mt-3.5">
    {group.state === 'missing' ? (
      <>
        <b>No metrics.</b> What is not at the gateway has none.
      </>
    ) : group.lastPushAt === null ? (
      <>
        <b>No metrics.</b> Only refused pushes so far, and the gateway keeps nothing of those. {tryPush} to see why.
      </>
    ) : (
      <>
        <b>An empty push.</b> The last push replaced everything with nothing: the group holds no metrics, only the time
        of the push.
      </>
    )}
  </Notice>
)

const SearchField = ({ sought, onSeek }: { readonly sought: string; readonly onSeek: (sought: string) => void }) => (
  <div className="px-[18px] pt-3 pb-1">
    <input
      type="search"
      aria-label="Find a metric"
      placeholder="find a metric…"
      value={sought}
      onChange={({ target }) => onSeek(target.value)}
      className="w-full rounded-[7px] border border-line bg-bg px-2.5 py-1 placeholder:text-faint"
    />
  </div>
)
