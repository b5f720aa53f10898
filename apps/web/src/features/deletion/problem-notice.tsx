import type { ReactNode } from 'react'
import { Notice } from '../../components/notice.tsx'
import { ApiProblem } from '../../lib/api-problem.ts'
import { visibleText } from '../../lib/visible-text.ts'

type Props = { readonly error: unknown; readonly children?: ReactNode }

/** A problem as the server told it, with its code, and what can be done. */
export const ProblemNotice = ({ error, children }: Props) => {
  const problem = error instanceof ApiProblem ? error : null
  return (
    <Notice tone="failing" className="mx-5 mb-3">
      <p>
        <b>{problem ? problem.title : 'Something went wrong'}</b>{' '}
        {visibleText(problem ? problem.detail : String(error))}
      </p>
      {children}
    </Notice>
  )
}
