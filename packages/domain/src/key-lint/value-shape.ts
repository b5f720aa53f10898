/** What values look like that are made anew for each run. */
const valueShapes = ['uuid', 'timestamp', 'pod', 'hash', 'number'] as const

export type ValueShape = (typeof valueShapes)[number]

// Values may be as long as people like; what makes them unlike is seen in a part of them.
const lookedAt = 200

// Kubernetes makes suffixes of these letters, so that they spell nothing.
const suffix = '[bcdfghjklmnpqrstvwxz2456789]{5}'

const patterns: readonly (readonly [ValueShape, RegExp])[] = [
  ['uuid', /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i],
  // A date, with or without a time, or seconds or milliseconds since 1970.
  ['timestamp', /(?<!\d)(?:19|20)\d\d([-_/.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:(?=\D|$)|[0-2]\d[0-5]\d)/],
  ['timestamp', /(?<!\d)1\d{9}(?:\d{3})?(?!\d)/],
  ['pod', new RegExp(`[a-z0-9]-(?:\\d{8,10}|[a-z0-9]{6,10})-${suffix}$|[a-z]-${suffix}$`)],
  ['hash', /(?<![0-9a-z])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{10,}(?![0-9a-z])/i],
  ['number', /\d{6,}/],
]

/** What a value looks like; null for nothing known. */
export const valueShape = (value: string): ValueShape | null => {
  const part = value.slice(0, lookedAt)
  return patterns.find(([, pattern]) => pattern.test(part))?.[0] ?? null
}

export type CommonShape = { readonly shape: ValueShape; readonly example: string }

const sampleSize = 500

const commonShare = 0.8

/** The shape at least four in five of different values have, judged by at most 500 of them; null when there is none. */
export const commonShape = (values: readonly string[]): CommonShape | null => {
  const stride = Math.max(1, Math.ceil(values.length / sampleSize))
  const sample = values.filter((_, i) => i % stride === 0)
  const byShape = Map.groupBy(sample, valueShape)
  const found = valueShapes.find((shape) => (byShape.get(shape)?.length ?? 0) >= commonShare * sample.length)
  const example = found === undefined ? undefined : byShape.get(found)?.[0]
  return found === undefined || example === undefined ? null : { shape: found, example }
}
