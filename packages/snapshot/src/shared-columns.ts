/** A column of `length` numbers in shared memory, each read from its row. */
export const floatColumn = (length: number, read: (row: number) => number): Float64Array =>
  filled(new Float64Array(new SharedArrayBuffer(length * 8)), read)

/** As `floatColumn`, for whole numbers from 0 to 2^32 - 1. */
export const wholeColumn = (length: number, read: (row: number) => number): Uint32Array =>
  filled(new Uint32Array(new SharedArrayBuffer(length * 4)), read)

/** As `floatColumn`, for whole numbers that may be negative. */
export const signedColumn = (length: number, read: (row: number) => number): Int32Array =>
  filled(new Int32Array(new SharedArrayBuffer(length * 4)), read)

/** As `floatColumn`, for numbers from 0 to 255. */
export const byteColumn = (length: number, read: (row: number) => number): Uint8Array =>
  filled(new Uint8Array(new SharedArrayBuffer(length)), read)

export type Column = Float64Array | Uint32Array | Int32Array | Uint8Array

/** The same column again, to be written. */
export const copyColumn = <T extends Column>(column: T): T => {
  const Kind = column.constructor as new (buffer: SharedArrayBuffer) => T
  const copy = new Kind(new SharedArrayBuffer(column.byteLength))
  copy.set(column)
  return copy
}

const filled = <T extends Column>(column: T, read: (row: number) => number): T => {
  for (let row = 0; row < column.length; row++) column[row] = read(row)
  return column
}
