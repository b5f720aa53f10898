import type { Label } from '@gatehouse/exposition'
import { canonicalKey, groupingKey, isSameKey, labelValue } from './grouping-key.ts'

/**
 * Why a group may not be the one its labels name: a pushed metric `shadowed` the labels field; the labels and those of
 * `push_time_seconds` are a `mismatch`; a `twin` shows the same identity; or a value `not-utf8` shows as U+FFFD.
 */
export const identityDoubts = ['shadowed', 'mismatch', 'twin', 'not-utf8'] as const

export type IdentityDoubt = (typeof identityDoubts)[number]

const replacementCharacter = '\ufffd'

/** Whether a label shows U+FFFD, which may stand for bytes that are not UTF-8. */
export const hasReplacementCharacter = (labels: readonly Label[]): boolean =>
  labels.some(([name, value]) => name.includes(replacementCharacter) || value.includes(replacementCharacter))

/** The labels `push_time_seconds` carries for a group: its own, and an empty `instance` where it has none. */
const pushLabels = (labels: readonly Label[]) =>
  labels.some(([name]) => name === 'instance') ? labels : [...labels, ['instance', ''] as const]

/** Whether the labels of a group and those of its `push_time_seconds` tell of the same group. */
export const agreesWithPushTime = (labels: readonly Label[], pushTimeLabels: readonly Label[]): boolean =>
  isSameKey(groupingKey(pushLabels(labels)), groupingKey(pushTimeLabels))

/** What two groups share that a scrape cannot tell apart: `{job="a"}` and `{job="a", instance=""}` do. */
export const twinKey = (labels: readonly Label[]): string => canonicalKey(groupingKey(pushLabels(labels)))

/** The grouping labels as far as `push_time_seconds` tells: an empty `instance` may or may not be part of the key. */
export const labelsFromPushTime = (pushTimeLabels: readonly Label[]): readonly Label[] =>
  labelValue(pushTimeLabels, 'instance') === ''
    ? pushTimeLabels.filter(([name]) => name !== 'instance')
    : pushTimeLabels
