import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../components/skeleton.tsx'
import { visibleText } from '../../lib/visible-text.ts'
import type { Plan } from '../../lib/wire.ts'
import { FreshTick } from './fresh-tick.tsx'
import { planQuery } from './plan-query.ts'
import { planWords } from './plan-words.ts'
import type { Scope } from './scope.ts'

type Props = {
  readonly scope: Scope
  readonly opening: number
  /** There is nothing to choose between. */
  readonly alone: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly includeFresh: boolean
  readonly onIncludeFresh: (includeFresh: boolean) => void
}

const radio =
  'mt-0.5 size-[15px] flex-none appearance-none rounded-full border-[1.5px] border-faint bg-panel checked:border-[5px] checked:border-accent'

/** One thing a deletion may mean, with its count. */
export const ScopeOption = ({ scope, opening, alone, chosen, onChoose, includeFresh, onIncludeFresh }: Props) => {
  const plan = useQuery(planQuery(opening, { selection: scope.selection, includeFresh: chosen && includeFresh }))
  // A label without a control to name would be none.
  const Head = alone ? 'div' : 'label'
  const look = alone ? 'border-line' : chosen ? 'border-accent bg-sel' : 'border-line hover:bg-hover'
  return (
    <div className={`mt-2 first:mt-0 rounded-[9px] border ${look}`}>
      <Head className="flex items-start gap-2.5 px-3 pt-2.5">
        {!alone && <input type="radio" name="scope" className={radio} checked={chosen} onChange={onChoose} />}
        <span className="line-clamp-2 min-w-0 wrap-anywhere">
          <b className="font-semibold">{scope.title}</b>{' '}
          <span className="font-mono text-xs text-dim">{visibleText(scope.selector)}</span>
        </span>
      </Head>
      <div className={`flex flex-wrap items-center gap-x-3 pr-3 pb-2.5 text-dim ${alone ? 'pl-3' : 'pl-[37px]'}`}>
        <PlanCount plan={plan.data} error={plan.error} />
        {chosen && <FreshTick {...{ scope, opening, includeFresh, onIncludeFresh }} />}
      </div>
    </div>
  )
}

const PlanCount = ({ plan, error }: { readonly plan: Plan | undefined; readonly error: Error | null }) => {
  if (error) return <span>could not be counted</span>
  return plan ? <span>{planWords(plan)}</span> : <Skeleton className="my-1 h-3 w-32" />
}
