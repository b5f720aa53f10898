import type { KeptItem, PlanItem } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { keptWords, labelsText, pushWords } from './plan-words.ts'

export type ListedItem = PlanItem | KeptItem

type Props = {
  readonly item: ListedItem
  readonly now: number | null
  /** The gateway's name is shown where a plan spans several. */
  readonly showsGateway: boolean
}

const isKept = (item: ListedItem): item is KeptItem => 'reason' in item

/** One group of a plan: its labels, and what happens to it. */
export const PlanRow = ({ item, now, showsGateway }: Props) => {
  const text = item.trueLabels ?? labelsText(item.labels)
  return (
    <div className="flex items-baseline justify-between gap-4 border-b border-line2 px-5 py-[7px] font-mono text-xs">
      <span className={`line-clamp-3 min-w-0 wrap-anywhere ${isKept(item) ? 'text-faint' : ''}`} title={text}>
        {showsGateway && <span className="text-dim">{item.gateway} · </span>}
        {text}
      </span>
      {isKept(item) ? (
        <span
          className={`max-w-[45%] shrink-0 text-balance text-right ${item.reason === 'fresh' ? 'text-fresh' : 'text-dim'}`}
        >
          {keptWords(item, now)}
        </span>
      ) : (
        <span className="shrink-0 text-dim tabular-nums" title={`${count(item.series)} series`}>
          {pushWords(item, now)}
          {item.state !== 'missing' && ` · ${count(item.series)}`}
        </span>
      )}
    </div>
  )
}
