import { goQuote } from '../go-quote.ts'
import { type Cursor, cursorOf } from './cursor.ts'
import { Malformed } from './malformed.ts'
import type { Mention, OpenFamily, OpenMetric } from './open-family.ts'

/** Everything a parser remembers. What the current line is about outlives the line, as it does in the gateway. */
export type Parser = {
  readonly cursor: Cursor
  readonly quotedNames: boolean
  readonly families: Map<string, OpenFamily>
  /** The histograms and summaries, by family and labels. */
  readonly assembled: Map<string, OpenMetric>
  mention: Mention | undefined
  metric: OpenMetric | undefined
  /** Labels read so far, which a name within the braces may still follow. */
  labels: [name: string, value: string][]
  /** The value of `le` or `quantile` on this line; NaN for none. */
  point: number
  /** The labels that tell apart histograms and summaries, `__name__` among them; none before the first of these. */
  identity: Map<string, string> | undefined
}

export const parserOf = (text: string, quotedNames: boolean): Parser => ({
  cursor: cursorOf(text),
  quotedNames,
  families: new Map(),
  assembled: new Map(),
  mention: undefined,
  metric: undefined,
  labels: [],
  point: Number.NaN,
  identity: undefined,
})

// The type stands apart, so that whoever calls it knows that nothing follows.
export const fail: (parser: Parser, reason: string) => never = ({ cursor }, reason) => {
  throw new Malformed(cursor, reason)
}

/** The type of the family the current line is about, as far as it is known. */
export const typeOf = ({ mention }: Parser) => mention?.family.type

/** The name of the family the current line is about as messages quote it. */
export const quotedName = ({ mention }: Parser): string => goQuote(mention?.family.name ?? '')
