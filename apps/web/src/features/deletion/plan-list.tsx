import { useState } from 'react'
import { VirtualRows } from '../../components/virtual-rows.tsx'
import type { Plan } from '../../lib/wire.ts'
import { count } from '../../lib/words.ts'
import { type ListedItem, PlanRow } from './plan-row.tsx'

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
  const all: readonly ListedItem[] = [...plan.items, ...plan.kept]
  const preview = previewOf(plan)
  const showsGateway = new Set(all.map(({ gateway }) => gateway)).size > 1
  const row = (item: ListedItem) => (
    <PlanRow key={item.id} item={item} now={clockOf(item.gateway)} showsGateway={showsGateway} />
  )
  if (showsAll) return <VirtualRows items={all} keyOf={({ id }) => id} row={row} label="All groups of this plan" />
  return (
    <section aria-label="Groups of this plan" className="border-t border-line">
      {preview.map(row)}
      {all.length > preview.length && (
        <div className="flex justify-between border-b border-line2 px-5 py-[7px] font-mono text-xs text-dim">
          <span>… {count(all.length - preview.length)} more</span>
          <button type="button" className="underline hover:text-text" onClick={() => setShowsAll(true)}>
            show all
          </button>
        </div>
      )}
    </section>
  )
}
