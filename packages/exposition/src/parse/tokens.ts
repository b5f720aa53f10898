import { firstByte, goQuote } from '../go-quote.ts'
import { advance, type Cursor, current, isBlank } from './cursor.ts'
import { Malformed } from './malformed.ts'

/** What may begin a name and go on in it outside quotes. */
type Alphabet = { readonly what: string; readonly starts: RegExp; readonly continues: RegExp }

const plainMetric: Alphabet = { what: 'metric name', starts: /[a-zA-Z_:]/, continues: /[a-zA-Z0-9_:]/ }
const plainLabel: Alphabet = { what: 'label name', starts: /[a-zA-Z_]/, continues: /[a-zA-Z0-9_]/ }
const quotedMetric: Alphabet = { what: 'metric name', starts: /[a-zA-Z_:"]/, continues: /[a-zA-Z0-9_:"]/ }
const quotedLabel: Alphabet = { what: 'label name', starts: /[a-zA-Z_"]/, continues: /[a-zA-Z0-9_"]/ }

const escapes = new Map([
  ['\\', '\\'],
  ['n', '\n'],
  ['"', '"'],
])

const plainEscapes = new Map([
  ['\\', '\\'],
  ['n', '\n'],
])

/** Stands on a backslash; reads what it escapes. */
const readEscape = (cursor: Cursor, known: ReadonlyMap<string, string>): string => {
  advance(cursor)
  const meant = known.get(current(cursor))
  if (meant !== undefined) return meant
  throw new Malformed(cursor, `invalid escape sequence '\\${firstByte(current(cursor))}'`)
}

/** Reads what stands in quotes, the opening one read already; stands behind the closing one. */
const readQuoted = (cursor: Cursor, before: string, what: string): string => {
  const parts = [before]
  advance(cursor)
  for (; current(cursor) !== '"'; advance(cursor)) {
    if (current(cursor) === '\n') {
      throw new Malformed(cursor, `${what} ${goQuote(parts.join(''))} contains unescaped new-line`)
    }
    parts.push(current(cursor) === '\\' ? readEscape(cursor, escapes) : current(cursor))
  }
  advance(cursor)
  return parts.join('')
}

/** Reads a name from the current character on; empty when none begins there. Quotes may begin within a name. */
const readName = (cursor: Cursor, { what, starts, continues }: Alphabet): string => {
  if (!starts.test(current(cursor))) return ''
  const start = cursor.at
  while (current(cursor) !== '"') {
    advance(cursor)
    if (!continues.test(current(cursor))) return cursor.text.slice(start, cursor.at)
  }
  return readQuoted(cursor, cursor.text.slice(start, cursor.at), what)
}

export const readMetricName = (cursor: Cursor, quotedNames: boolean): string =>
  readName(cursor, quotedNames ? quotedMetric : plainMetric)

export const readLabelName = (cursor: Cursor, quotedNames: boolean): string =>
  readName(cursor, quotedNames ? quotedLabel : plainLabel)

/** Reads a label value, standing on its opening quote; stands on the closing one. */
export const readLabelValue = (cursor: Cursor): string => {
  const parts: string[] = []
  for (advance(cursor); current(cursor) !== '"'; advance(cursor)) {
    if (current(cursor) === '\n') {
      throw new Malformed(cursor, `label value ${goQuote(parts.join(''))} contains unescaped new-line`)
    }
    parts.push(current(cursor) === '\\' ? readEscape(cursor, escapes) : current(cursor))
  }
  return parts.join('')
}

/** Reads from the current character to the next blank or the end of the line. */
export const readWord = (cursor: Cursor): string => {
  const start = cursor.at
  while (!isBlank(current(cursor)) && current(cursor) !== '\n') advance(cursor)
  return cursor.text.slice(start, cursor.at)
}

/** Reads from the current character to the end of the line. Backslashes are dropped, as the gateway drops them. */
export const readRest = (cursor: Cursor): string => {
  const start = cursor.at
  while (current(cursor) !== '\n') advance(cursor)
  return cursor.text.slice(start, cursor.at).replaceAll('\\', '')
}

/** Reads a help text. Gateways that know quoted names know an escaped quote, too. */
export const readHelpText = (cursor: Cursor, quotedNames: boolean): string => {
  const parts: string[] = []
  for (; current(cursor) !== '\n'; advance(cursor)) {
    const isEscape = current(cursor) === '\\'
    parts.push(isEscape ? readEscape(cursor, quotedNames ? escapes : plainEscapes) : current(cursor))
  }
  return parts.join('')
}
