import { type GroupState, groupStates } from '@gatehouse/domain'
import { stateFills } from '../../../components/state-fills.ts'
import { StateIcon } from '../../../components/state-mark.tsx'
import type { StateCounts } from '../../../lib/wire.ts'
import { count, counted } from '../../../lib/words.ts'

type Props = {
  readonly counts: StateCounts
  readonly chosen: readonly GroupState[]
  readonly onChoose: (states: readonly GroupState[]) => void
}

const toggled = (chosen: readonly GroupState[], state: GroupState) =>
  chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state]

/** How many groups are in which state, worst first; each state filters. */
export const StateLegend = ({ counts, chosen, onChoose }: Props) => {
  const present = groupStates.filter((state) => counts[state] > 0 || chosen.includes(state))
  const isDim = (state: GroupState) => chosen.length > 0 && !chosen.includes(state)
  return (
    <div>
      <div aria-hidden="true" className="flex h-2 gap-0.5 overflow-hidden rounded-[5px] bg-line2">
        {present.map((state) => (
          <span
            key={state}
            className={`min-w-1 ${stateFills[state]} ${isDim(state) ? 'opacity-25' : ''}`}
            style={{ flexGrow: counts[state] }}
          />
        ))}
      </div>
      <div className="-mx-1.5 mt-1.5 flex min-h-[23px] flex-wrap gap-x-1.5 gap-y-0.5">
        {present.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={chosen.includes(state)}
            title={`${counted(counts[state], 'group')} ${state}: click to ${chosen.includes(state) ? 'show all states' : 'show only these'}`}
            className="inline-flex items-center gap-1.5 rounded-md px-1.5 py-0.5 text-dim hover:bg-hover hover:text-text aria-pressed:bg-sel aria-pressed:text-text"
            onClick={() => onChoose(toggled(chosen, state))}
          >
            <StateIcon state={state} />
            {state} <b className="font-semibold text-text tabular-nums">{count(counts[state])}</b>
          </button>
        ))}
      </div>
    </div>
  )
}
