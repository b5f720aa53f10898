const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const infinite = /^[+-]?inf(inity)?$/i

/**
 * A number as the gateway reads one: Go's forms without hexadecimals and underscores; undefined for anything else, and
 * for what is too large. https://pkg.go.dev/strconv#ParseFloat
 */
export const parseGoFloat = (text: string): number | undefined => {
  if (/^nan$/i.test(text)) return Number.NaN
  if (infinite.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const value = decimal.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

const largest = 2 ** 63

/** A count as the gateway stores it: 64 bits without a sign, cut off at the point. */
export const countText = (value: number): string => {
  if (!(Math.abs(value) < largest))
    return value >= largest && value < 2 * largest ? String(BigInt(value)) : String(2n ** 63n)
  return String(BigInt.asUintN(64, BigInt(Math.trunc(value))))
}

/** Whether a text is a timestamp: a whole number of 64 bits. */
export const isTimestamp = (text: string): boolean =>
  /^[+-]?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text.replace('+', ''))) === BigInt(text.replace('+', ''))
