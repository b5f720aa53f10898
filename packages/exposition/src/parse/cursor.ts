import { Malformed } from './malformed.ts'

/** Where a parser stands: `at` is the character that was read last, -1 before the first; lines count from 1. */
export type Cursor = { readonly text: string; at: number; line: number; lineStart: number }

export const cursorOf = (text: string): Cursor => ({ text, at: -1, line: 0, lineStart: 0 })

export const current = ({ text, at }: Cursor): string => text[at] ?? ''

const isAtEnd = ({ text, at }: Cursor): boolean => at >= text.length

/** Reads one more character. Throws where there is none: a body ends at the end of a line. */
export const advance = (cursor: Cursor): void => {
  cursor.at++
  if (isAtEnd(cursor)) throw new Malformed(cursor, 'unexpected end of input stream')
}

export const isBlank = (char: string): boolean => char === ' ' || char === '\t'

/** Reads until a character that is no blank. */
export const skipBlanks = (cursor: Cursor): void => {
  advance(cursor)
  while (isBlank(current(cursor))) advance(cursor)
}

/** As `skipBlanks`, but stays where it is unless it stands on a blank. */
export const skipBlanksHere = (cursor: Cursor): void => {
  if (isBlank(current(cursor))) skipBlanks(cursor)
}

/** Begins a line: stands on its first character that is no blank. False when there is no more line. */
export const beginLine = (cursor: Cursor): boolean => {
  cursor.line++
  cursor.lineStart = cursor.at + 1
  cursor.at++
  while (isBlank(current(cursor))) cursor.at++
  return !isAtEnd(cursor)
}
