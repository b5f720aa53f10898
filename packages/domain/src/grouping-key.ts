import type { Label } from '@gatehouse/exposition'
import { compareText } from './compare-text.ts'

/** The labels that identify a metric group, sorted by name, each name once, `job` among them. */
export type GroupingKey = readonly Label[]

const byName = ([a]: Label, [b]: Label) => compareText(a, b)

/** Makes a grouping key of labels in any order. A repeated name keeps its last value, as the Pushgateway does. */
export const groupingKey = (labels: Iterable<Label>): GroupingKey => [...new Map(labels)].sort(byName)

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
