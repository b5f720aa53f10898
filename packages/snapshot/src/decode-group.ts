import {
  agreesWithPushTime,
  type GroupingKey,
  groupingKey,
  hasReplacementCharacter,
  type IdentityDoubt,
  labelsFromPushTime,
} from '@gatehouse/domain'
import { goNumber, type Label, type MetricFamily } from '@gatehouse/exposition'
import { BrokenAnswer } from './broken-answer.ts'
import { type Claims, claimsOf } from './collisions/claims.ts'
import type { ShapeTable } from './collisions/shape-table.ts'
import { countSamples, decodeFamily, isFamily, isRecord, type RawFamily } from './decode-family.ts'

/**
 * What the index needs of one group as a gateway answered it. Times in epoch ms with the gateway's full precision, 0 for
 * never. `familyCount` counts the pushed families; `series` what a scrape carries, push times included.
 */
export type DecodedGroup = {
  readonly key: GroupingKey
  readonly doubt: IdentityDoubt | null
  readonly pushedAt: number
  readonly failedAt: number
  readonly series: number
  readonly familyCount: number
  readonly claims: Claims
}

const pushFamilies = ['push_time_seconds', 'push_failure_time_seconds']

/**
 * Decodes one group object by shape: whatever has a time stamp, a type and metrics is a family, so that a pushed metric
 * named `labels` or `last_push_successful` cannot pass for the field it hides.
 * https://github.com/prometheus/pushgateway#json-api
 */
export const decodeGroup = (value: unknown, index: number, shapes: ShapeTable): DecodedGroup => {
  if (!isRecord(value)) throw new BrokenAnswer(`group ${index} is no object`)
  const families = familyEntries(value)
  const byName = new Map(families)
  const pushTime = byName.get('push_time_seconds')
  if (!pushTime) throw new BrokenAnswer(`group ${index} has no push_time_seconds`)
  return {
    ...identityOf(value, firstLabels(pushTime), index),
    pushedAt: pushTimeOf(pushTime, index),
    // Where pushes are not checked, one may have put anything in its place.
    failedAt: timeOf(byName.get('push_failure_time_seconds')) ?? 0,
    series: families.reduce((sum, [, family]) => sum + countSamples(family), 0),
    familyCount: families.filter(isPushed).length,
    claims: claimsOf(families, { shapes, isPushed }),
  }
}

const familyEntries = (group: Record<string, unknown>) =>
  Object.entries(group).filter((entry): entry is [string, RawFamily] => isFamily(entry[1]))

const isPushed = ([name]: readonly [string, RawFamily]) => !pushFamilies.includes(name)

/** Decodes every family of one group object, push times among them, in the order of the answer; none of what is no object. */
export const decodeWhole = (value: unknown): readonly MetricFamily[] =>
  isRecord(value) ? familyEntries(value).map(([name, family]) => decodeFamily(name, family)) : []

/** Whether a family was pushed; the gateway makes the others. */
export const isPushedFamily = ({ name }: Pick<MetricFamily, 'name'>): boolean => !pushFamilies.includes(name)

/** As `decodeWhole`, without the push times. */
export const decodeFamilies = (value: unknown): readonly MetricFamily[] => decodeWhole(value).filter(isPushedFamily)

const identityOf = (group: Record<string, unknown>, pushLabels: readonly Label[], index: number): Identity => {
  const own = stringLabels(group['labels'])
  if (own !== undefined) return identify(own, pushLabels)
  if (!isFamily(group['labels'])) throw new BrokenAnswer(`group ${index} has no labels`)
  return { key: groupingKey(labelsFromPushTime(pushLabels)), doubt: 'shadowed' }
}

type Identity = Pick<DecodedGroup, 'key' | 'doubt'>

/** The identity of a group by its own labels and those of its push time. */
export const identify = (own: readonly Label[], pushLabels: readonly Label[]): Identity => {
  const key = groupingKey(own)
  if (!agreesWithPushTime(key, pushLabels)) return { key, doubt: 'mismatch' }
  return { key, doubt: hasReplacementCharacter(key) ? 'not-utf8' : null }
}

/** The labels of an object whose values are all text; undefined for anything else. No gateway has half a surrogate. */
const stringLabels = (value: unknown): readonly Label[] | undefined => {
  if (!isRecord(value)) return undefined
  const entries = Object.entries(value)
  return entries.every(isWholeText) ? entries : undefined
}

const isWholeText = (entry: [string, unknown]): entry is [string, string] =>
  typeof entry[1] === 'string' && entry[0].isWellFormed() && entry[1].isWellFormed()

const firstLabels = (family: RawFamily): readonly Label[] => {
  const [first] = family.metrics
  return isRecord(first) ? (stringLabels(first['labels']) ?? []) : []
}

const pushTimeOf = (family: RawFamily, index: number): number => {
  const time = timeOf(family)
  if (time === undefined) throw new BrokenAnswer(`group ${index} has a push time that is no number`)
  return time
}

/** The first value of a family in ms, 0 when it has none; undefined when that is no number. */
const timeOf = (family: RawFamily | undefined): number | undefined => {
  const [first] = family?.metrics ?? []
  if (!isRecord(first)) return 0
  const seconds = typeof first['value'] === 'string' ? goNumber.decode(first['value']) : undefined
  return seconds === undefined ? undefined : msOf(seconds)
}

/** Seconds in ms; 0 for what is no time. */
export const msOf = (seconds: number): number => {
  const ms = seconds * 1000
  return Number.isFinite(ms) ? ms : 0
}
