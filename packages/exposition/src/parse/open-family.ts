import type { MetricType } from '../family.ts'

/** A metric while it is read. Several lines may add to it, as to a histogram, and several families hold it once each. */
export type OpenMetric = {
  labels: [name: string, value: string][]
  value: number
  count: number
  sum: number
  readonly points: [bound: number, value: number][]
  /** Where it was first mentioned, and its first line with a timestamp; 0 for none. */
  readonly line: number
  timestampLine: number
}

/** A family while it is read. */
export type OpenFamily = {
  readonly name: string
  readonly line: number
  type: MetricType | undefined
  help: string | undefined
  readonly metrics: OpenMetric[]
}

export const openMetric = (line: number): OpenMetric => ({
  labels: [],
  value: 0,
  count: 0,
  sum: 0,
  points: [],
  line,
  timestampLine: 0,
})

type Part = 'count' | 'sum' | 'other'

/** The family a line is about, and which part of it. */
export type Mention = { readonly family: OpenFamily; readonly part: Part }

const withSuffix = /^(.+)_(count|sum|bucket)$/s

const partOf = (suffix: string | undefined): Part => (suffix === 'count' || suffix === 'sum' ? suffix : 'other')

const belongsTo = (type: MetricType | undefined, suffix: string | undefined) =>
  type === 'histogram' || (type === 'summary' && suffix !== 'bucket')

/**
 * The family a name means: one of that name, else the summary or histogram of which it is a part, else a new one. A name
 * that was mentioned before stays a family of its own, so that the order of lines matters.
 */
export const mention = (families: Map<string, OpenFamily>, name: string, line: number): Mention => {
  const known = families.get(name)
  if (known) return { family: known, part: 'other' }
  const [, base, suffix] = withSuffix.exec(name) ?? []
  const whole = base === undefined ? undefined : families.get(base)
  if (whole && belongsTo(whole.type, suffix)) return { family: whole, part: partOf(suffix) }
  const family: OpenFamily = { name, line, type: undefined, help: undefined, metrics: [] }
  families.set(name, family)
  return { family, part: 'other' }
}
