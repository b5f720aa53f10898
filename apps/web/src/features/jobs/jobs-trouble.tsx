import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { ApiProblem } from '../../lib/api-problem.ts'
import { useTick } from '../../lib/clock.ts'
import { visibleText } from '../../lib/visible-text.ts'
import type { AsOf } from '../../lib/wire.ts'
import { span } from '../../lib/words.ts'

type Props = { readonly error: Error; readonly asOf: readonly AsOf[] | undefined; readonly onRetry: () => void }

/** The last question was not answered. What is shown stays, and is said to be old. */
export const JobsTrouble = ({ error, asOf, onRetry }: Props) => {
  const tick = useTick()
  const received = asOf?.[0]?.receivedAt
  const [title, detail] =
    error instanceof ApiProblem ? [error.title, error.detail] : ['Something went wrong', error.message]
  return (
    <Notice tone={asOf ? 'late' : 'failing'} className="mb-2.5 flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-0 flex-1">
        <b>{title}.</b> {visibleText(detail)}
        {received !== undefined && <span className="text-dim"> What is shown is {span(tick - received)} old.</span>}
      </span>
      <Button onClick={onRetry}>Try again</Button>
    </Notice>
  )
}
