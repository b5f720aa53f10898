import type { Outcome, Run } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'

const parts: readonly (readonly [Outcome, string])[] = [
  ['deleted', 'bg-fresh'],
  ['already-gone', 'bg-faint'],
  ['skipped', 'bg-ahead'],
  ['came-back', 'bg-late'],
  ['failed', 'bg-failing'],
]

const widthOf = (part: number, { total }: Run) => ({ width: `${(100 * part) / Math.max(1, total)}%` })

/** How far a run is, coloured by outcome, with what was asked for paler behind; the words stand beside it. */
export const ProgressBar = ({ run }: { readonly run: Run }) => (
  <div
    role="progressbar"
    aria-label="Deleting"
    aria-valuemin={0}
    aria-valuemax={run.total}
    aria-valuenow={run.done}
    aria-valuetext={`${count(run.done)} of ${count(run.total)}`}
    className="flex h-1.5 overflow-hidden rounded bg-line"
  >
    {parts.map(([outcome, colour]) => (
      <span
        key={outcome}
        className={`transition-[width] duration-300 ${colour}`}
        style={widthOf(run.outcomes[outcome], run)}
      />
    ))}
    <span className="bg-fresh/40 transition-[width] duration-300" style={widthOf(run.unproven, run)} />
  </div>
)
