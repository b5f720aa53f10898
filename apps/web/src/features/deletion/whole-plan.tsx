import { VirtualList } from '../../components/virtual-list.tsx'
import { useSectionRows } from '../../lib/use-section-rows.ts'
import type { Plan } from '../../lib/wire.ts'
import { ListSkeletonRow } from './list-skeleton-row.tsx'
import { planWindow, planWindowQuery } from './plan-query.ts'
import { PlanRow } from './plan-row.tsx'
import { ProblemNotice } from './problem-notice.tsx'

type Props = { readonly plan: Plan; readonly clockOf: (gateway: string) => number | null }

/** Every group of a plan, however many: first what goes, then what is kept. */
export const WholePlan = ({ plan, clockOf }: Props) => {
  const { at, onRange, error } = useSectionRows({
    sections: [
      { name: 'items' as const, count: plan.total },
      { name: 'kept' as const, count: plan.keptTotal },
    ],
    windowLength: planWindow,
    windowQuery: (place) => planWindowQuery(plan, place),
  })
  return (
    <>
      {error && <ProblemNotice error={error} />}
      <VirtualList
        label="All groups of this plan"
        count={plan.total + plan.keptTotal}
        keyOf={(index) => index}
        onRange={onRange}
        row={(index) => {
          const item = at(index)
          if (!item) return <ListSkeletonRow />
          return <PlanRow item={item} now={clockOf(item.gateway)} showsGateway={plan.gateways.length > 1} />
        }}
      />
    </>
  )
}
