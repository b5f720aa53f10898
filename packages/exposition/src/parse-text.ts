import { closeFamily, type ParsedFamily } from './parse/close-families.ts'
import { readComment } from './parse/comment.ts'
import { beginLine, current } from './parse/cursor.ts'
import { Malformed } from './parse/malformed.ts'
import { type Parser, parserOf } from './parse/parser.ts'
import { readSample } from './parse/sample.ts'

export type { ParsedFamily } from './parse/close-families.ts'

/**
 * A body that can be read, or where reading stopped and why, in the gateway's words; lines and columns count from 1.
 * `timestampLines` are the lines with a timestamp, one for each series that has any. `isCrash`: a gateway gives no answer at all to
 * such a body, and stores nothing.
 */
export type ParsedText =
  | { readonly ok: true; readonly families: readonly ParsedFamily[]; readonly timestampLines: readonly number[] }
  | {
      readonly ok: false
      readonly reason: string
      readonly line: number
      readonly column: number
      readonly isCrash: boolean
    }

/** Gateways from 1.10 on read names in quotes, `{"my.metric"} 1`, whether they accept such names or not. */
export type TextDialect = { readonly quotedNames: boolean }

const readLines = (parser: Parser): void => {
  while (beginLine(parser.cursor)) {
    if (current(parser.cursor) === '#') readComment(parser)
    else if (current(parser.cursor) !== '\n') readSample(parser)
  }
}

/**
 * Reads the text exposition format exactly as a Pushgateway reads the body of a push, its oddities included: the last
 * line needs its end, a name keeps the family it was first taken for, a gauge histogram is read without its values.
 * Families without a series are left out, as they are there.
 * https://github.com/prometheus/common/blob/main/expfmt/text_parse.go
 */
export const parseText = (text: string, { quotedNames }: TextDialect): ParsedText => {
  const parser = parserOf(text.toWellFormed(), quotedNames)
  try {
    readLines(parser)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const { message, line, column, isCrash } = error
    return { ok: false, reason: message, line, column, isCrash }
  }
  const families = [...parser.families.values()].filter(({ metrics }) => metrics.length > 0)
  const metrics = new Set(families.flatMap((family) => family.metrics))
  const timestampLines = [...metrics].map(({ timestampLine }) => timestampLine).filter((line) => line > 0)
  return { ok: true, families: families.map(closeFamily), timestampLines }
}
