import { Fragment } from 'react'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Collision } from '../../lib/wire.ts'
import { codeParts } from './code-parts.ts'

const longest = 2000

type Props = { readonly text: string; readonly of?: Pick<Collision, 'metric' | 'sides'> }

const none = { metric: null, sides: [] }

const metricsOf = ({ metric, sides }: Pick<Collision, 'metric' | 'sides'>) =>
  new Set([metric ?? '', ...sides.flatMap(({ claims }) => claims.map((claim) => claim.metric))])

/** A sentence of the server's, with series and the names of a collision's metrics as code. */
export const CodeText = ({ text, of = none }: Props) =>
  codeParts(shortened(text, longest), metricsOf(of)).map((part, i) => (
    <Fragment key={i}>
      {part.isCode ? <code className="wrap-anywhere">{visibleText(part.text)}</code> : visibleText(part.text)}
    </Fragment>
  ))
