import { Button } from '../../components/button.tsx'
import { ApiProblem } from '../../lib/api-problem.ts'
import { ProblemNotice } from './problem-notice.tsx'

type Props = {
  readonly planError: Error | null
  readonly applyError: Error | null
  readonly onPlanAgain: () => void
}

const outdated = new Map([
  [
    'plan-expired',
    'A list is good for 15 minutes, so that nobody deletes what they saw long ago. Nothing was deleted.',
  ],
  ['plan-not-found', 'Gatehouse does not know this list any more; it may have been restarted. Nothing was deleted.'],
  ['plan-applied', 'This list was carried out already. A new one shows what is left.'],
])

/** What keeps a plan from being made or carried out, and the way on. */
export const PlanTrouble = ({ planError, applyError, onPlanAgain }: Props) => {
  const error = applyError ?? planError
  if (!error) return null
  const said = applyError instanceof ApiProblem ? outdated.get(applyError.code) : undefined
  return (
    <ProblemNotice error={error}>
      {said && <p className="mt-1">{said}</p>}
      {(said !== undefined || planError !== null) && (
        <Button className="mt-2" onClick={onPlanAgain}>
          {said ? 'Make a new list' : 'Try again'}
        </Button>
      )}
    </ProblemNotice>
  )
}
