import type { ReactNode } from 'react'
import { Notice } from '../../components/notice.tsx'
import { problemWords } from '../../lib/api-problem.ts'
import { visibleText } from '../../lib/visible-text.ts'

type Props = { readonly error: unknown; readonly children?: ReactNode }

/** A problem as the server told it, with its code, and what can be done. */
export const ProblemNotice = ({ error, children }: Props) => {
  const { title, detail } = problemWords(error)
  return (
    <Notice tone="failing" className="mx-5 mb-3">
      <p>
        <b>{title}</b> {visibleText(detail)}
      </p>
      {children}
    </Notice>
  )
}
