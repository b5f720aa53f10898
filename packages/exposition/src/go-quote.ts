const named = new Map([
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
])

const isPrintable = (char: string) => /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(char)

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0')

// A lone low surrogate stands for a byte that is not UTF-8.
const isRawByte = (code: number) => code >= 0xdc80 && code <= 0xdcff

const escapeCode = (code: number): string => {
  if (isRawByte(code)) return `\\x${hex(code - 0xdc00, 2)}`
  if (code < 0x80) return `\\x${hex(code, 2)}`
  return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`
}

const escapeIn = (mark: string) => (char: string) => {
  if (char === mark) return `\\${mark}`
  return named.get(char) ?? (isPrintable(char) ? char : escapeCode(char.codePointAt(0) ?? 0))
}

/**
 * A text as Go's `%q` prints it; a lone low surrogate U+DC80 to U+DCFF is the byte it stands for, `\xff`. Characters that
 * are newer than the Unicode tables of that Go are printed here, and escaped there.
 */
export const goQuote = (text: string): string => `"${Array.from(text, escapeIn('"')).join('')}"`

/** The first byte of a character, taken for a character itself: what Go's `%c` prints of a byte. */
export const firstByte = (char: string): string => {
  const [byte = 0] = new TextEncoder().encode(char)
  return String.fromCharCode(byte)
}

/** The first byte of a character as Go's `%q` prints a byte: `'Ã'` for `é`. */
export const goQuoteByte = (char: string): string => `'${escapeIn("'")(firstByte(char))}'`
