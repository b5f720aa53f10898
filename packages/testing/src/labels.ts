/** A label value as it goes over the wire: text, or raw bytes where a test needs invalid UTF-8. */
export type LabelValue = string | Uint8Array

export type LabelPair<Value extends LabelValue = string> = readonly [name: string, value: Value]

/** The labels of a metric group, as an object or as pairs. `job` is one of them. */
export type Labels = Readonly<Record<string, LabelValue>> | Iterable<LabelPair<LabelValue>>

/** The labels as pairs, `job` first, the others in the order given. */
export const labelPairs = (labels: Labels): readonly LabelPair<LabelValue>[] => {
  const pairs = Symbol.iterator in labels ? [...labels] : Object.entries(labels)
  return [...pairs.filter(([name]) => name === 'job'), ...pairs.filter(([name]) => name !== 'job')]
}

const base64 = (value: LabelValue) => (value.length === 0 ? '=' : Buffer.from(value).toString('base64url'))

/** The path of exactly this group: every value as `@base64`. Written apart from the product, which it judges. */
export const exactPath = (labels: Labels): string =>
  `/metrics${labelPairs(labels)
    .map(([name, value]) => `/${name}@base64/${base64(value)}`)
    .join('')}`

/** The path a naive client builds: `encodeURIComponent`, which for hostile values names another group or none. */
export const naivePath = (labels: Labels): string =>
  `/metrics${labelPairs(labels)
    .map(([name, value]) => `/${name}/${encodeURIComponent(Buffer.from(value).toString())}`)
    .join('')}`
