import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Checkbox } from '../../components/checkbox.tsx'
import { count } from '../../lib/words.ts'
import { planQuery } from './plan-query.ts'
import type { Scope } from './scope.ts'

type Props = {
  readonly scope: Scope
  readonly opening: number
  readonly includeFresh: boolean
  readonly onIncludeFresh: (includeFresh: boolean) => void
}

/** Fresh groups go only when somebody says so. Absent where none is fresh. */
export const FreshTick = ({ scope, opening, includeFresh, onIncludeFresh }: Props) => {
  const id = useId()
  const { data } = useQuery(planQuery(opening, { selection: scope.selection, includeFresh: false }))
  const fresh = data?.keptCounts.fresh ?? 0
  if (fresh === 0) return null
  return (
    <label htmlFor={id} className="flex items-center gap-1.5">
      <Checkbox id={id} checked={includeFresh} onChange={({ target }) => onIncludeFresh(target.checked)} />
      <span>
        {scope.kind === 'group' ? (
          <>
            delete it although it is <span className="text-fresh">fresh</span>
          </>
        ) : (
          <>
            also the <span className="text-fresh">{count(fresh)} fresh</span> {fresh === 1 ? 'one' : 'ones'}
          </>
        )}
      </span>
    </label>
  )
}
