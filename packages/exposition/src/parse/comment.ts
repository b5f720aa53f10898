import { metricTypes } from '../family.ts'
import { goQuote } from '../go-quote.ts'
import { current, isBlank, skipBlanks } from './cursor.ts'
import { mention } from './open-family.ts'
import { fail, type Parser, quotedName } from './parser.ts'
import { readHelpText, readMetricName, readRest, readWord } from './tokens.ts'

const readHelp = (parser: Parser): void => {
  const family = parser.mention?.family
  if (!family || family.help !== undefined) fail(parser, `second HELP line for metric name ${quotedName(parser)}`)
  family.help = readHelpText(parser.cursor, parser.quotedNames)
}

const readType = (parser: Parser): void => {
  const family = parser.mention?.family
  if (!family || family.type !== undefined) {
    fail(parser, `second TYPE line for metric name ${quotedName(parser)}, or TYPE reported after samples`)
  }
  const text = readRest(parser.cursor)
  const type = metricTypes.find((known) => known.toUpperCase() === text.toUpperCase())
  if (type === undefined) fail(parser, `unknown metric type ${goQuote(text)}`)
  family.type = type
}

/** Reads a comment, standing on its `#`; stands on the end of the line. Only HELP and TYPE of a name say anything. */
export const readComment = (parser: Parser): void => {
  const { cursor, quotedNames } = parser
  skipBlanks(cursor)
  const keyword = readWord(cursor)
  if (current(cursor) === '\n') return
  if (keyword !== 'HELP' && keyword !== 'TYPE') {
    readRest(cursor)
    return
  }
  skipBlanks(cursor)
  const name = readMetricName(cursor, quotedNames)
  if (current(cursor) === '\n') return
  if (!isBlank(current(cursor))) fail(parser, 'invalid metric name in comment')
  parser.mention = mention(parser.families, name, cursor.line)
  skipBlanks(cursor)
  if (current(cursor) === '\n') return
  if (keyword === 'HELP') readHelp(parser)
  else readType(parser)
}
