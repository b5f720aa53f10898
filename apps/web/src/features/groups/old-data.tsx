import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { ApiProblem } from '../../lib/api-problem.ts'
import { useTick } from '../../lib/clock.ts'
import type { AsOf } from '../../lib/wire.ts'
import { span } from '../../lib/words.ts'

type Props = {
  readonly error: Error
  readonly asOf: readonly AsOf[] | undefined
  readonly onRetry: () => void
  readonly onClear: () => void
}

/** The last question was not answered. What is shown stays, marked as what it is: old. */
export const OldData = ({ error, asOf, onRetry, onClear }: Props) => {
  const now = useTick()
  const title = error instanceof ApiProblem ? error.title : 'Something went wrong'
  const detail = error instanceof ApiProblem ? error.detail : error.message
  // Asking again helps against a failure, not against a filter that cannot be read.
  const isMistake = error instanceof ApiProblem && error.status >= 400 && error.status < 500
  const received = asOf?.[0]?.receivedAt
  return (
    <Notice tone={asOf ? 'late' : 'failing'} className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-0 flex-1">
        <b className="font-semibold">{title}.</b> {detail}
        {received !== undefined && <span className="text-dim"> What is shown is {span(now - received)} old.</span>}
      </span>
      {isMistake ? <Button onClick={onClear}>Clear the filter</Button> : <Button onClick={onRetry}>Try again</Button>}
    </Notice>
  )
}
