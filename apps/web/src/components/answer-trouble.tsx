import type { ReactNode } from 'react'
import { problemWords } from '../lib/api-problem.ts'
import { useTick } from '../lib/clock.ts'
import { visibleText } from '../lib/visible-text.ts'
import type { AsOf } from '../lib/wire.ts'
import { span } from '../lib/words.ts'
import { Notice } from './notice.tsx'

type Props = {
  readonly error: Error
  /** How old the answer is that stays on the screen; undefined when there is none. */
  readonly asOf: readonly AsOf[] | undefined
  /** What can be done about it. */
  readonly children: ReactNode
  readonly className: string
}

/** The last question was not answered. What is shown stays, marked as what it is: old. */
export const AnswerTrouble = ({ error, asOf, children, className }: Props) => {
  const now = useTick()
  const { title, detail } = problemWords(error)
  const received = asOf?.[0]?.receivedAt
  return (
    <Notice tone={asOf ? 'late' : 'failing'} className={`flex flex-wrap items-center gap-x-3 gap-y-1 ${className}`}>
      <span className="min-w-0 flex-1">
        <b className="font-semibold">{title}.</b> {visibleText(detail)}
        {received !== undefined && <span className="text-dim"> What is shown is {span(now - received)} old.</span>}
      </span>
      {children}
    </Notice>
  )
}
