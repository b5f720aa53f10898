import { VirtualList } from '../../components/virtual-list.tsx'
import { useSectionRows } from '../../lib/use-section-rows.ts'
import type { Outcome, Run, RunResult } from '../../lib/wire.ts'
import { ListSkeletonRow } from './list-skeleton-row.tsx'
import { outcomeNames } from './outcome-words.ts'
import { labelsText } from './plan-words.ts'
import { resultsQuery, resultsWindow } from './run-query.ts'

const colours = {
  deleted: 'text-fresh',
  'already-gone': 'text-dim',
  skipped: 'text-ahead',
  'came-back': 'text-late',
  failed: 'text-failing',
} as const satisfies Record<RunResult['outcome'], string>

// What somebody has to know comes first.
const order: readonly Outcome[] = ['failed', 'came-back', 'skipped', 'already-gone', 'deleted']

const few = 12

/** What became of each group: first what was not deleted, and why. */
export const RunResults = ({ run }: { readonly run: Run }) => {
  const { at, onRange } = useSectionRows({
    sections: order.map((name) => ({ name, count: run.outcomes[name] })),
    windowLength: resultsWindow,
    windowQuery: (place) => resultsQuery(run.id, place, run.outcomes[place.name]),
  })
  if (run.done === 0) return null
  const row = (index: number) => {
    const result = at(index)
    return result ? <ResultRow result={result} /> : <ListSkeletonRow />
  }
  return (
    <VirtualList
      label="Outcomes"
      count={run.done}
      keyOf={(index) => index}
      row={row}
      onRange={onRange}
      className={run.done > few ? undefined : 'max-h-[min(40dvh,330px)]'}
    />
  )
}

const ResultRow = ({ result }: { readonly result: RunResult }) => (
  <div className="border-b border-line2 px-5 py-[7px]">
    <div className="flex items-baseline justify-between gap-4">
      <span className="line-clamp-3 min-w-0 font-mono text-xs wrap-anywhere" title={labelsText(result.labels)}>
        {labelsText(result.labels)}
      </span>
      <b className={`shrink-0 font-semibold ${colours[result.outcome]}`}>{outcomeNames[result.outcome]}</b>
    </div>
    {result.outcome !== 'deleted' && result.detail && <p className="text-dim wrap-anywhere">{result.detail}</p>}
  </div>
)
