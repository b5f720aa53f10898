import { Fragment } from 'react'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import { codeParts } from './code-parts.ts'

const longest = 2000

type Props = { readonly text: string; readonly metric?: string | null }

/** A sentence of the server's, with series and the metric's name as code. */
export const CodeText = ({ text, metric = null }: Props) =>
  codeParts(shortened(text, longest), metric).map((part, i) => (
    <Fragment key={i}>
      {part.isCode ? <code className="wrap-anywhere">{visibleText(part.text)}</code> : visibleText(part.text)}
    </Fragment>
  ))
