import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../components/skeleton.tsx'
import { visibleText } from '../../lib/visible-text.ts'
import { FreshTick } from './fresh-tick.tsx'
import { planQuery } from './plan-query.ts'
import { planWords } from './plan-words.ts'
import type { Scope } from './proposal.ts'

type Props = {
  readonly scope: Scope
  readonly opening: number
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly includeFresh: boolean
  readonly onIncludeFresh: (includeFresh: boolean) => void
}

/** One thing a deletion may mean, with its count. */
export const ScopeOption = ({ scope, opening, chosen, onChoose, includeFresh, onIncludeFresh }: Props) => {
  const plan = useQuery(planQuery(opening, { selection: scope.selection, includeFresh: chosen && includeFresh }))
  const look = chosen ? 'border-accent bg-sel' : 'border-line hover:bg-hover'
  return (
    <div className={`mt-2 rounded-[9px] border ${look}`}>
      <label className="flex cursor-pointer items-start gap-2.5 px-3 pt-2.5">
        <input type="radio" name="scope" className="radio mt-0.5" checked={chosen} onChange={onChoose} />
        <span className="line-clamp-2 min-w-0 wrap-anywhere">
          <b className="font-semibold">{scope.title}</b>{' '}
          <span className="font-mono text-xs text-dim">{visibleText(scope.selector)}</span>
        </span>
      </label>
      <div className="flex flex-wrap items-center gap-x-3 pr-3 pb-2.5 pl-[37px] text-dim">
        {plan.data ? planWords(plan.data) : plan.error ? plan.error.message : <Skeleton className="my-1 h-3 w-32" />}
        {chosen && <FreshTick {...{ scope, opening, includeFresh, onIncludeFresh }} />}
      </div>
    </div>
  )
}
