const isCode = (code: number) => code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)

// `__` is an underscore, `_2e_` a character by its number, anything else but an underscore itself.
const part = /__|_([0-9a-fA-F]{1,5})_|[^_]/gy

/**
 * A label name as a gateway that knows all names reads it in a path: what begins with `U__` and is well formed is decoded,
 * the rest stays. https://github.com/prometheus/common/blob/main/model/metric.go (UnescapeName)
 */
export const unescapeName = (name: string): string => {
  if (!name.startsWith('U__')) return name
  const text = name.slice(3)
  const parts = [...text.matchAll(part)]
  const isWhole = parts.reduce((length, [all]) => length + all.length, 0) === text.length
  const codes = parts.map(([, hex]) => (hex === undefined ? 0 : Number.parseInt(hex, 16)))
  if (!isWhole || !codes.every(isCode)) return name
  return parts
    .map(([all, hex], i) => (hex === undefined ? (all === '__' ? '_' : all) : String.fromCodePoint(codes[i] ?? 0)))
    .join('')
}
