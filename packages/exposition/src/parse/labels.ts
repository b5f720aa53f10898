import { goQuote, goQuoteByte } from '../go-quote.ts'
import { current, skipBlanks, skipBlanksHere } from './cursor.ts'
import { pointLabel, readValueOf } from './label-value.ts'
import { Malformed } from './malformed.ts'
import { mention, openMetric } from './open-family.ts'
import { fail, type Parser, quotedName } from './parser.ts'
import { readLabelName } from './tokens.ts'

const refuseReserved = (parser: Parser, name: string) => {
  if (name === '__name__') fail(parser, 'label name "__name__" is reserved')
}

/** Ends the labels of a line, standing on `}`; stands on the value. */
const endLabels = (parser: Parser): void => {
  // The gateway's parser has no metric to add to here: it panics, and drops the connection.
  if (!parser.metric) throw new Malformed(parser.cursor, 'invalid metric name', true)
  parser.metric.labels.push(...parser.labels)
  parser.labels = []
  skipBlanks(parser.cursor)
}

/** Reads one label, the name read already; stands on the `=`. True when another may follow. */
const readLabel = (parser: Parser, name: string): boolean => {
  const { cursor } = parser
  refuseReserved(parser, name)
  const label: [string, string] = [name, '']
  if (name !== pointLabel(parser)) {
    if (parser.labels.some(([known]) => known === name)) {
      fail(parser, `duplicate label names for metric ${quotedName(parser)}`)
    }
    parser.labels.push(label)
  }
  const value = readValueOf(parser, name)
  label[1] = value
  skipBlanks(cursor)
  if (current(cursor) === ',') return true
  if (current(cursor) !== '}') fail(parser, `unexpected end of label value ${goQuote(value)}`)
  if (!parser.mention) fail(parser, 'invalid metric name')
  endLabels(parser)
  return false
}

/** A name within the braces that no `=` follows is that of the metric. True when a label may follow. */
const readNameInside = (parser: Parser, name: string): boolean => {
  const { cursor } = parser
  const end = current(cursor)
  if (end !== ',' && end !== '}') fail(parser, `unexpected end of metric name ${goQuoteByte(end)}`)
  const found = mention(parser.families, name, cursor.line)
  found.family.type ??= 'untyped'
  parser.mention = found
  parser.metric = openMetric(cursor.line)
  if (end === ',') return true
  endLabels(parser)
  return false
}

/** Reads what stands between two commas, standing before it. True when more may follow. */
const readNext = (parser: Parser, inside: { readonly isAllowed: boolean; names: number }): boolean => {
  const { cursor, quotedNames } = parser
  skipBlanks(cursor)
  if (current(cursor) === '}') {
    endLabels(parser)
    return false
  }
  const name = readLabelName(cursor, quotedNames)
  if (name === '') fail(parser, `invalid label name for metric ${quotedName(parser)}`)
  // Before names could be quoted, this was told before a missing '='.
  if (!quotedNames) refuseReserved(parser, name)
  skipBlanksHere(cursor)
  if (current(cursor) === '=') return readLabel(parser, name)
  if (!inside.isAllowed) fail(parser, `expected '=' after label name, found ${goQuoteByte(current(cursor))}`)
  if (inside.names > 0) fail(parser, `multiple metric names for metric ${quotedName(parser)}`)
  inside.names++
  return readNameInside(parser, name)
}

/** Reads the labels of a line, standing on `{`; stands on the value. */
export const readLabels = (parser: Parser, isNameInside: boolean): void => {
  const inside = { isAllowed: isNameInside, names: 0 }
  while (readNext(parser, inside)) {
    // Each turn reads one label.
  }
}
