import { goQuote, goQuoteByte } from '../go-quote.ts'
import { current, skipBlanks } from './cursor.ts'
import { parseGoFloat } from './go-float.ts'
import { Malformed } from './malformed.ts'
import { fail, type Parser, typeOf } from './parser.ts'
import { readLabelValue } from './tokens.ts'

/** The label that is no label of a metric of this type but tells a part of it. */
export const pointLabel = (parser: Parser): string | undefined => {
  const type = typeOf(parser)
  if (type === 'summary') return 'quantile'
  return type === 'histogram' ? 'le' : undefined
}

/** Reads the value of a label, standing on its `=`; stands on the closing quote. */
export const readValueOf = (parser: Parser, name: string): string => {
  const { cursor } = parser
  skipBlanks(cursor)
  if (current(cursor) !== '"') {
    fail(parser, `expected '"' at start of label value, found ${goQuoteByte(current(cursor))}`)
  }
  const value = readLabelValue(cursor)
  const type = typeOf(parser)
  if (type !== 'summary' && type !== 'histogram') return value
  if (name !== pointLabel(parser)) {
    if (!parser.identity) throw new Malformed(cursor, 'a part of a summary or histogram without its name', true)
    parser.identity.set(name, value)
    return value
  }
  const point = parseGoFloat(value)
  if (point === undefined) fail(parser, `expected float as value for '${name}' label, got ${goQuote(value)}`)
  parser.point = point
  return value
}
