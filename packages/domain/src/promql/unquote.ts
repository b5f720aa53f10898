const simple = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
])

const piece = /\\x([0-9a-fA-F]{2})|\\([0-7]{3})|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\(.)|[^\\]+/gsu

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text of a PromQL string literal: double or single quotes with Go's escapes, or backticks without any.
 * Undefined when the literal does not end, when an escape is unknown, or when its bytes are not UTF-8.
 * https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export const unquote = (literal: string): string | undefined => {
  const quote = literal.charAt(0)
  if (literal.length < 2 || !literal.endsWith(quote)) return undefined
  const body = literal.slice(1, -1)
  if (quote === '`' || !body.includes('\\')) return body
  const pieces = Array.from(body.matchAll(piece), (match) => bytesOf(match, quote))
  return pieces.includes(undefined) ? undefined : decode(pieces.flatMap((bytes) => [...(bytes ?? [])]))
}

// `\x` and octal escapes name single bytes, which make characters only together: '\xc3\xa9' is é.
const bytesOf = ([text, hex, octal, u, long, char]: RegExpExecArray, quote: string): Iterable<number> | undefined => {
  if (hex !== undefined) return byte(Number.parseInt(hex, 16))
  if (octal !== undefined) return byte(Number.parseInt(octal, 8))
  const code = u ?? long
  const found =
    code !== undefined
      ? character(Number.parseInt(code, 16))
      : char === undefined
        ? text
        : char === quote
          ? char
          : simple.get(char)
  return found === undefined ? undefined : new TextEncoder().encode(found)
}

const byte = (code: number) => (code <= 0xff ? [code] : undefined)

const character = (code: number) =>
  code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined

const decode = (bytes: readonly number[]): string | undefined => {
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    // The one way a fatal decoder has to say that the bytes are not UTF-8.
    return undefined
  }
}
