import { useState } from 'react'
import type { Plan } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { type ListedItem, PlanRow } from './plan-row.tsx'
import { WholePlan } from './whole-plan.tsx'

type Props = { readonly plan: Plan; readonly clockOf: (gateway: string) => number | null }

const first = 4

// A few of what goes and a few of what stays, so that both are seen before anything is unfolded.
const previewOf = ({ items, kept }: Plan): readonly ListedItem[] => {
  const keptShown = kept.slice(0, items.length < first ? first : 2)
  return [...items.slice(0, items.length <= first + 1 ? first + 1 : first), ...keptShown]
}

/** Exactly what will go, and what stays though it was chosen. */
export const PlanList = ({ plan, clockOf }: Props) => {
  const [showsAll, setShowsAll] = useState(false)
  if (showsAll) return <WholePlan plan={plan} clockOf={clockOf} />
  const preview = previewOf(plan)
  const hidden = plan.total + plan.keptTotal - preview.length
  return (
    <section aria-label="Groups of this plan" className="border-t border-line">
      {preview.map((item) => (
        <PlanRow key={item.id} item={item} now={clockOf(item.gateway)} showsGateway={plan.gateways.length > 1} />
      ))}
      {hidden > 0 && (
        <div className="flex justify-between border-b border-line2 px-5 py-[7px] font-mono text-xs text-dim">
          <span>… {count(hidden)} more</span>
          <button type="button" className="underline hover:text-text" onClick={() => setShowsAll(true)}>
            show all
          </button>
        </div>
      )}
    </section>
  )
}
