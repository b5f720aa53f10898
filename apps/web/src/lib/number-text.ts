const special = new Map([
  ['+Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
])

/** The number a sample value stands for; NaN also for what is none. */
export const toNumber = (text: string): number => special.get(text) ?? Number(text)

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** At most six significant digits, and no exponent where a person would not write one. */
export const shortNumber = (value: number): string => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
  const size = Math.abs(value)
  if (value !== 0 && (size < 1e-6 || size >= 1e15)) return value.toExponential().replace(/(\.\d{5})\d+/, '$1')
  const [whole = '', fraction] = String(Number(value.toPrecision(size >= 1e6 ? 15 : 6))).split('.')
  const shown = size >= 1000 ? whole.replace(/\d+/, grouped) : whole
  return fraction === undefined ? shown : `${shown}.${fraction}`
}

/** A sample value as people read it. Whole numbers keep every digit, also beyond 2^53. */
export const numberText = (text: string): string =>
  /^-?\d+$/.test(text) && text !== '-0' ? text.replace(/\d+/, grouped) : shortNumber(toNumber(text))
