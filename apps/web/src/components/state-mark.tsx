import type { GroupState } from '@gatehouse/domain'
import { stateWords } from './state-words.ts'

const circle = 'M6 1.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8'
const half = 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10zM6 2.4v7.2a3.6 3.6 0 1 0 0-7.2z'

const marks = {
  failing: { colour: 'text-failing', path: 'M2.4 2.4l7.2 7.2M9.6 2.4l-7.2 7.2' },
  never: { colour: 'text-never', path: circle, dash: '1.6 1.86' },
  missing: { colour: 'text-missing', path: 'M3.7 4.1a2.3 2.3 0 1 1 3.4 2c-.8.4-1.1.8-1.1 1.5M6 10.3v.01' },
  stale: { colour: 'text-stale', path: circle },
  late: { colour: 'text-late', path: half, filled: true },
  ahead: { colour: 'text-ahead', path: 'M2 2.5l3.5 3.5l-3.5 3.5M6.5 2.5l3.5 3.5l-3.5 3.5' },
  fresh: { colour: 'text-fresh', path: 'M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6', filled: true },
} satisfies Record<GroupState, { colour: string; path: string; dash?: string; filled?: boolean }>

type Props = { readonly state: GroupState }

/** The sign of a state alone; always show the word beside it. */
export const StateIcon = ({ state }: Props) => {
  const mark: { colour: string; path: string; dash?: string; filled?: boolean } = marks[state]
  const paint = mark.filled
    ? { fill: 'currentColor', fillRule: 'evenodd' as const }
    : {
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 1.6,
        strokeLinecap: mark.dash ? ('butt' as const) : ('round' as const),
      }
  return (
    <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" className={`shrink-0 ${mark.colour}`}>
      <path d={mark.path} strokeDasharray={mark.dash} {...paint} />
    </svg>
  )
}

/** The state of a group: a sign and its word, in its colour. */
export const StateMark = ({ state }: Props) => (
  <span className={`inline-flex items-center gap-1.5 font-semibold ${marks[state].colour}`} title={stateWords[state]}>
    <StateIcon state={state} />
    {state}
  </span>
)
