import { goQuote } from '../go-quote.ts'
import { current, skipBlanks, skipBlanksHere } from './cursor.ts'
import { isTimestamp, parseGoFloat } from './go-float.ts'
import { readLabels } from './labels.ts'
import { Malformed } from './malformed.ts'
import { mention, type OpenMetric, openMetric } from './open-family.ts'
import { fail, type Parser, typeOf } from './parser.ts'
import { readMetricName, readRest, readWord } from './tokens.ts'

const identityKey = (type: string, { identity }: Parser) =>
  JSON.stringify([type, [...(identity ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))])

/** The metric the value of this line belongs to: lines of one histogram or summary share theirs. */
const placeMetric = (parser: Parser): OpenMetric => {
  const { mention, metric, assembled } = parser
  if (!mention || !metric) throw new Malformed(parser.cursor, 'invalid metric name', true)
  const { type, metrics } = mention.family
  const key = type === 'summary' || type === 'histogram' ? identityKey(type, parser) : undefined
  const known = key === undefined ? undefined : assembled.get(key)
  if (known) return known
  if (key !== undefined) assembled.set(key, metric)
  metrics.push(metric)
  return metric
}

const keepValue = ({ mention, point }: Parser, metric: OpenMetric, value: number): void => {
  const type = mention?.family.type
  if (type !== 'summary' && type !== 'histogram') metric.value = value
  else if (mention?.part === 'count') metric.count = value
  else if (mention?.part === 'sum') metric.sum = value
  else if (!Number.isNaN(point)) metric.points.push([point, value])
}

const readTimestamp = (parser: Parser, metric: OpenMetric): void => {
  const { cursor } = parser
  skipBlanks(cursor)
  const word = readWord(cursor)
  if (!isTimestamp(word)) fail(parser, `expected integer as timestamp, got ${goQuote(word)}`)
  metric.timestampLine ||= cursor.line
  const rest = readRest(cursor)
  if (rest !== '') fail(parser, `spurious string after timestamp: ${goQuote(rest)}`)
}

const readValue = (parser: Parser): void => {
  const { cursor } = parser
  const metric = placeMetric(parser)
  parser.metric = metric
  const word = readWord(cursor)
  const value = parseGoFloat(word)
  if (value === undefined) fail(parser, `expected float as value, got ${goQuote(word)}`)
  keepValue(parser, metric, value)
  if (current(cursor) !== '\n') readTimestamp(parser, metric)
}

const forgetPoint = (parser: Parser): void => {
  const type = typeOf(parser)
  if (type !== 'summary' && type !== 'histogram') return
  parser.identity = new Map([['__name__', parser.mention?.family.name ?? '']])
  parser.point = Number.NaN
}

/** Reads a sample, standing on its first character; stands on the end of the line. */
export const readSample = (parser: Parser): void => {
  const { cursor, quotedNames } = parser
  const isNameInside = quotedNames && current(cursor) === '{'
  if (!isNameInside) {
    const name = readMetricName(cursor, quotedNames)
    if (name === '') fail(parser, 'invalid metric name')
    parser.mention = mention(parser.families, name, cursor.line)
    parser.mention.family.type ??= 'untyped'
    parser.metric = openMetric(cursor.line)
    skipBlanksHere(cursor)
  }
  forgetPoint(parser)
  if (current(cursor) === '{') readLabels(parser, isNameInside)
  readValue(parser)
}
