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

/** What became of each group: first what was not deleted, and why. */
export const RunResults = ({ results }: { readonly results: readonly RunResult[] }) => {
  if (results.length === 0) return null
  const isDeleted = ({ outcome }: RunResult) => outcome === 'deleted'
  const listed = [...results.filter((one) => !isDeleted(one)), ...results.filter(isDeleted)]
  const row = (result: RunResult) => <ResultRow key={result.id} result={result} />
  if (listed.length > few) return <VirtualRows items={listed} keyOf={({ id }) => id} row={row} label="Outcomes" />
  return (
    <section aria-label="Outcomes" className="border-t border-line">
      {listed.map(row)}
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
    {result.outcome !== 'deleted' && result.detail && <p className="text-dim wrap-anywhere">{result.detail}</p>}
  </div>
)
