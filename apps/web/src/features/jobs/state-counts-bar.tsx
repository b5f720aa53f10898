import { groupStates } from '@gatehouse/domain'
import { stateFills } from '../../components/state-fills.ts'
import { StateIcon } from '../../components/state-mark.tsx'
import type { StateCounts } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'

type Props = { readonly counts: StateCounts; readonly total: number }

/** How many of a job's groups are in which state: a tiny bar and the words, worst first. */
export const StateCountsBar = ({ counts, total }: Props) => {
  const present = groupStates.filter((state) => counts[state] > 0)
  return (
    <div className="flex items-center gap-2.5">
      <span aria-hidden="true" className="flex h-1.5 w-14 shrink-0 gap-px overflow-hidden rounded">
        {present.map((state) => (
          <span key={state} className={`min-w-[3px] ${stateFills[state]}`} style={{ flexGrow: counts[state] }} />
        ))}
      </span>
      <span className="flex flex-wrap gap-x-2.5">
        {present.map((state) => (
          <span key={state} className="inline-flex items-center gap-1 whitespace-nowrap tabular-nums">
            <StateIcon state={state} />
            {(total > 1 || present.length > 1) && <b className="font-semibold">{count(counts[state])}</b>}
            <span className={state === 'fresh' ? 'text-dim' : ''}>{state}</span>
          </span>
        ))}
      </span>
    </div>
  )
}
