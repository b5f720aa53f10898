import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { Skeleton } from '../../components/skeleton.tsx'
import type { Proposal } from '../../lib/proposal.ts'
import { PlanFooter } from './plan-footer.tsx'
import { PlanList } from './plan-list.tsx'
import { planQuery } from './plan-query.ts'
import { PlanTrouble } from './plan-trouble.tsx'
import { type Scope, scopesOf } from './scope.ts'
import { ScopeOption } from './scope-option.tsx'
import { useApplyPlan } from './use-apply-plan.ts'

type Props = {
  readonly proposal: Proposal
  readonly opening: number
  readonly clockOf: (gateway: string) => number | null
  readonly cancelRef: RefObject<HTMLButtonElement | null>
  readonly onCancel: () => void
  readonly onStarted: (runId: string) => void
}

/** What is meant, exactly which groups go, and the last word. */
export const PlanStep = ({ proposal, opening, clockOf, cancelRef, onCancel, onStarted }: Props) => {
  const scopes = scopesOf(proposal)
  const [kind, setKind] = useState<Scope['kind']>(scopes[0].kind)
  const [includeFresh, setIncludeFresh] = useState(false)
  const scope = scopes.find((one) => one.kind === kind) ?? scopes[0]
  const plan = useQuery(planQuery(opening, { selection: scope.selection, includeFresh }))
  const apply = useApplyPlan(onStarted)
  const choose = (chosen: Scope['kind']) => {
    setKind(chosen)
    setIncludeFresh(false)
    apply.reset()
  }
  const planAgain = () => {
    apply.reset()
    void plan.refetch()
  }
  const tick = { includeFresh, onIncludeFresh: setIncludeFresh }
  return (
    <>
      <div className="px-5 pb-3">
        {scopes.map((one) => (
          <ScopeOption
            key={one.kind}
            scope={one}
            opening={opening}
            alone={scopes.length === 1}
            chosen={one.kind === scope.kind}
            onChoose={() => choose(one.kind)}
            {...tick}
          />
        ))}
      </div>
      <PlanTrouble planError={plan.error} applyError={apply.error} onPlanAgain={planAgain} />
      {plan.data ? (
        <PlanList key={plan.data.id} plan={plan.data} clockOf={clockOf} />
      ) : (
        plan.isFetching && <ListSkeleton />
      )}
      <PlanFooter
        key={`${scope.kind} ${includeFresh}`}
        plan={plan.error ? undefined : plan.data}
        isPlanning={plan.isFetching}
        isApplying={apply.isPending}
        cancelRef={cancelRef}
        onCancel={onCancel}
        onConfirm={(planned, confirm) => apply.mutate({ plan: planned, confirm })}
      />
    </>
  )
}

const ListSkeleton = () => (
  <div className="border-t border-line px-5 py-3" role="status" aria-label="Listing the groups">
    <Skeleton className="mb-3 block h-3 w-2/3" />
    <Skeleton className="block h-3 w-1/2" />
  </div>
)
