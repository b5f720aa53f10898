const quote = 0x22
const backslash = 0x5c
const isOpening = (byte: number) => byte === 0x7b || byte === 0x5b
const isClosing = (byte: number) => byte === 0x7d || byte === 0x5d

/**
 * Finds where a JSON object ends, in bytes that arrive bit by bit: `findEnd(bytes, from, to)` gives the index behind its
 * last brace, or undefined while that has not come; the next call goes on where this one stopped. Looks at strings and
 * nesting only: whether what it found is JSON is for a parser to say.
 */
export const objectEndFinder = () => {
  let depth = 0
  let isInText = false
  let isEscaped = false
  return (bytes: Uint8Array, from: number, to: number): number | undefined => {
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (isInText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) isInText = false
      } else if (byte === quote) isInText = true
      else if (isOpening(byte)) depth++
      else if (isClosing(byte)) {
        depth--
        if (depth <= 0) return at + 1
      }
    }
    return undefined
  }
}
