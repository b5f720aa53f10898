import { VirtualRows } from '../../components/virtual-rows.tsx'
import type { RunResult } from '../../lib/wire.ts'
import { outcomeNames } from './outcome-words.ts'
import { labelsText } from './plan-words.ts'

const colours = {
  deleted: 'text-fresh',
  'already-gone': 'text-dim',
  skipped: 'text-ahead',
  'came-back': 'text-late',
  failed: 'text-failing',
} as const satisfies Record<RunResult['outcome'], string>

const few = 12

/** What was not deleted, and why. */
export const RunResults = ({ results }: { readonly results: readonly RunResult[] }) => {
  const left = results.filter(({ outcome }) => outcome !== 'deleted')
  if (left.length === 0) return null
  const row = (result: RunResult) => <ResultRow key={result.id} result={result} />
  if (left.length > few) return <VirtualRows items={left} keyOf={({ id }) => id} row={row} label="Not deleted" />
  return (
    <section aria-label="Not deleted" className="border-t border-line">
      {left.map(row)}
    </section>
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
    {result.detail && <p className="text-dim wrap-anywhere">{result.detail}</p>}
  </div>
)
