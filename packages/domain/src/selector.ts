import type { Label } from '@gatehouse/exposition'
import { readingOrder } from './grouping-key.ts'
import { isPlainName } from './label-name.ts'

/** The operators of PromQL selectors. */
export const matchOperators = ['=', '!=', '=~', '!~'] as const

export type MatchOperator = (typeof matchOperators)[number]

/** One condition of a selector, as in PromQL: an absent label counts as the empty text, patterns are fully anchored. */
export type Matcher = { readonly name: string; readonly op: MatchOperator; readonly value: string }

const escapes = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\r', '\\r'],
])

const escapeCharacter = (char: string): string =>
  escapes.get(char) ?? `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`

// Control and bidirectional characters are printed as escapes, so that a selector reads as what it is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped here
const unreadable = /[\\"\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** Quotes text as a PromQL string literal; parsing it gives the text back. */
export const quote = (text: string): string => `"${text.replace(unreadable, escapeCharacter)}"`

/** A pattern that matches exactly this text. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)

/** Prints one matcher, `job=~"etl.*"`. */
export const printMatcher = ({ name, op, value }: Matcher): string =>
  `${isPlainName(name) ? name : quote(name)}${op}${quote(value)}`

/** Prints matchers as a selector, `{job="a", pod!=""}`; parsing it gives the matchers back. */
export const printSelector = (matchers: readonly Matcher[]): string => `{${matchers.map(printMatcher).join(', ')}}`

/** Prints labels as the selector of exactly these labels, `job` first. */
export const printLabels = (labels: readonly Label[]): string =>
  printSelector(readingOrder(labels).map(([name, value]) => ({ name, op: '=', value })))
