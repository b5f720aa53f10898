const simple = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
])

const escape = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gsu

const isRune = (code: number) => code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)

/**
 * The text of a PromQL string literal: double or single quotes with Go's escapes, or backticks without any.
 * Undefined when an escape is unknown or names no character.
 * https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals
 */
export const unquote = (literal: string): string | undefined => {
  const body = literal.slice(1, -1)
  if (literal.startsWith('`')) return body
  const mistakes: string[] = []
  const text = body.replace(escape, (whole, x, u, long, octal, char) => {
    const hex = x ?? u ?? long
    const code = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16)
    const found = char === undefined ? (isRune(code) ? String.fromCodePoint(code) : undefined) : simple.get(char)
    if (found === undefined) mistakes.push(whole)
    return found ?? ''
  })
  return mistakes.length === 0 ? text : undefined
}
