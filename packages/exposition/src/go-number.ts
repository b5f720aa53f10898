const special = new Map([
  ['NaN', Number.NaN],
  ['+Inf', Number.POSITIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
])

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

// Go's strconv, 'g' with the shortest digits: https://pkg.go.dev/strconv#FormatFloat
const exponentFrom = 6

const signed = (power: number) => `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`

/**
 * Numbers in Go's `%v` form, as the Pushgateway's JSON and the text format carry them: `NaN`, `+Inf`, `1e+09`, `-0`.
 * `decode` gives undefined for anything else; `decode(encode(x))` is `x` for every number.
 */
export const goNumber = {
  decode: (text: string): number | undefined => special.get(text) ?? (decimal.test(text) ? Number(text) : undefined),

  encode: (value: number): string => {
    if (Number.isNaN(value)) return 'NaN'
    if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
    if (Object.is(value, -0)) return '-0'
    const [digits, exponent] = value.toExponential().split('e')
    const power = Number(exponent)
    return power < -4 || power >= exponentFrom ? `${digits}e${signed(power)}` : String(value)
  },
}
