import type { Label } from '@gatehouse/exposition'
import { compareText } from './compare-text.ts'

/** The labels that identify a metric group, sorted by name, each name once, `job` among them. */
export type GroupingKey = readonly Label[]

const byName = ([a]: Label, [b]: Label) => compareText(a, b)

/** Makes a grouping key of labels in any order. A repeated name keeps its last value, as the Pushgateway does. */
export const groupingKey = (labels: Iterable<Label>): GroupingKey => {
  const list = [...labels]
  // Gateways answer sorted labels, and a big one has 100,000 of them.
  return isInOrder(list) ? list : [...new Map(list)].sort(byName)
}

const isInOrder = (labels: readonly Label[]) =>
  labels.every((label, i) => {
    const before = labels[i - 1]
    return before === undefined || byName(before, label) < 0
  })

/** Whether two keys are the same, label by label. */
export const isSameKey = (a: GroupingKey, b: GroupingKey): boolean =>
  a.length === b.length && a.every(([name, value], i) => name === b[i]?.[0] && value === b[i]?.[1])

/** One text per key and one key per text, whatever the labels contain. */
export const canonicalKey = (key: GroupingKey): string => JSON.stringify(key)

/** The value of a label; an absent label is the empty text, as in PromQL. */
export const labelValue = (labels: readonly Label[], name: string): string =>
  labels.find(([found]) => found === name)?.[1] ?? ''

/** The order people read a key in: `job` first, the rest by name. */
export const readingOrder = (key: readonly Label[]): readonly Label[] => [
  ...key.filter(([name]) => name === 'job'),
  ...key.filter(([name]) => name !== 'job'),
]
