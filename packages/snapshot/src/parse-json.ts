import { isAscii, isUtf8 } from 'node:buffer'

/** Parses bytes as one JSON value; undefined, which no JSON means, when they are not UTF-8 or not JSON. */
export const parseJson = (bytes: Buffer): unknown => {
  if (!isUtf8(bytes)) return undefined
  try {
    // Latin-1 is the shortest way into a string, and the same text as long as it is ASCII.
    return JSON.parse(bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'))
  } catch {
    return undefined
  }
}
