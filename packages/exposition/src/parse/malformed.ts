/** Where a parser stands in a text: an index, and the line it is in, counted from 1, with the index it begins at. */
export type Place = { readonly at: number; readonly line: number; readonly lineStart: number }

/** Thrown where reading stops, and turned into a result by `parseText`. Columns count UTF-16 code units from 1. */
export class Malformed extends Error {
  readonly line: number
  readonly column: number
  /** The gateway does not answer at all: its parser ends in a panic. */
  readonly isCrash: boolean

  constructor({ at, line, lineStart }: Place, reason: string, isCrash = false) {
    super(reason)
    this.name = 'Malformed'
    this.line = line
    this.column = Math.max(at - lineStart, 0) + 1
    this.isCrash = isCrash
  }
}
