import { measure, type Unit } from '../../lib/measure.ts'
import { numberText, shortNumber, toNumber } from '../../lib/number-text.ts'

export type BucketRow = { readonly range: string; readonly count: string; readonly cumulative: string | null }

/** Classic buckets with what lies in each: their counts are cumulative. `+Inf` may be missing, as the gateway keeps it. */
export const classicRows = (buckets: readonly (readonly string[])[], unit: Unit): readonly BucketRow[] => {
  const sorted = [...buckets].sort(([a = ''], [b = '']) => toNumber(a) - toNumber(b))
  return sorted.map(([le = '', cumulative = ''], index) => {
    const before = toNumber(sorted[index - 1]?.[1] ?? '0')
    return {
      range: `≤ ${measure(le, unit, null)}`,
      count: shortNumber(toNumber(cumulative) - before),
      cumulative: numberText(cumulative),
    }
  })
}

const brackets = [
  ['(', ']'],
  ['[', ')'],
  ['(', ')'],
  ['[', ']'],
] as const

/** Native buckets with their bounds as intervals: 0 includes the upper, 1 the lower, 2 neither, 3 both. */
export const nativeRows = (buckets: readonly (readonly (string | number)[])[], unit: Unit): readonly BucketRow[] =>
  buckets.map(([boundaries, ...texts]) => {
    const [lower = '', upper = '', count = ''] = texts.map(String)
    const [open, close] = brackets[Number(boundaries)] ?? brackets[2]
    const range = `${open}${measure(lower, unit, null)}, ${measure(upper, unit, null)}${close}`
    return { range, count: numberText(count), cumulative: null }
  })
