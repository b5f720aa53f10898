import type { AgeBucket } from '../../../lib/wire.ts'
import { counted, period } from '../../../lib/words.ts'
import { type AgeRange, anyAge, isWithin, rangeOf, rangeWords, spanning } from './age-range.ts'

type Props = {
  readonly ages: readonly AgeBucket[]
  readonly chosen: AgeRange
  readonly onChoose: (range: AgeRange) => void
}

const isChosen = ({ older_than, younger_than }: AgeRange) => older_than !== '' || younger_than !== ''

const isExactly = (a: AgeRange, b: AgeRange) => a.older_than === b.older_than && a.younger_than === b.younger_than

/** How long ago groups pushed last. A bar filters; Shift-click reaches from the bars chosen before to this one. */
export const AgeHistogram = ({ ages, chosen, onChoose }: Props) => {
  const most = Math.max(1, ...ages.map(({ groups }) => groups))
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Age of the last push</legend>
      <div className="flex h-[46px] items-end gap-[3px] border-b border-line">
        {ages.map(({ upTo, groups, stale }, i) => {
          const range = rangeOf(ages, i)
          const isOn = isChosen(chosen) && isWithin(range, chosen)
          const words = `${counted(groups, 'group')} last pushed ${rangeWords(range)} ago${stale > 0 ? `, ${stale} of them stale` : ''}`
          return (
            <button
              key={upTo}
              type="button"
              disabled={groups === 0 && !isOn}
              aria-pressed={isOn}
              aria-label={words}
              title={words}
              className={`group flex h-full flex-1 items-end rounded-t-sm enabled:hover:bg-hover ${isChosen(chosen) && !isOn ? 'opacity-35' : ''}`}
              onClick={(event) => {
                if (isExactly(range, chosen)) return onChoose(anyAge)
                onChoose(event.shiftKey && isChosen(chosen) ? spanning(range, chosen) : range)
              }}
            >
              <span
                className="flex w-full flex-col justify-end overflow-hidden rounded-t-sm bg-dim/40 group-hover:bg-dim/60"
                style={{ height: groups === 0 ? 0 : `max(3px, ${(100 * groups) / most}%)` }}
              >
                {stale > 0 && <span className="bg-stale/80" style={{ height: `${(100 * stale) / groups}%` }} />}
              </span>
            </button>
          )
        })}
      </div>
      <div aria-hidden="true" className="mt-0.5 flex gap-[3px] text-[11px] text-faint">
        {ages.map(({ upTo }, i) => (
          <span key={upTo} className="w-0 flex-1 text-right whitespace-nowrap">
            {upTo !== null && i % 3 === 0 ? period(upTo) : ''}
          </span>
        ))}
      </div>
    </fieldset>
  )
}
