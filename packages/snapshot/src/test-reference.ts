import { canonicalKey, groupingKey as keyOf } from '@gatehouse/domain'
import type { MetricFamily } from '@gatehouse/exposition'
import { type RawGroup, rawFamily } from '@gatehouse/testing'
import { decodeFamily } from './decode-family.ts'

/** What a plain `JSON.parse` of an answer tells of one group. */
export type Told = {
  readonly key: string
  readonly pushedAt: number
  readonly failedAt: number
  readonly families: number
  readonly doubt: 'shadowed' | 'not-utf8' | null
}

const isShadow = ({ labels }: RawGroup) => Array.isArray(labels['metrics'])

const firstMetric = (group: RawGroup, name: string) => rawFamily(group, name)?.metrics[0]

const ownLabels = (group: RawGroup) => {
  const labels = isShadow(group) ? (firstMetric(group, 'push_time_seconds')?.labels ?? {}) : group.labels
  return Object.entries(labels).filter(([name, value]) => !isShadow(group) || name !== 'instance' || value !== '')
}

const familyNames = (group: RawGroup) =>
  Object.entries(group)
    .filter(([name, value]) => typeof value === 'object' && (name !== 'labels' || isShadow(group)))
    .map(([name]) => name)
    .filter((name) => name !== 'push_time_seconds' && name !== 'push_failure_time_seconds')

const told = (group: RawGroup): Told => {
  const own = ownLabels(group)
  return {
    key: canonicalKey(keyOf(own)),
    pushedAt: Number(firstMetric(group, 'push_time_seconds')?.['value']) * 1000,
    failedAt: Number(firstMetric(group, 'push_failure_time_seconds')?.['value']) * 1000,
    families: familyNames(group).length,
    doubt: isShadow(group) ? 'shadowed' : own.flat().some((text) => text.includes('\ufffd')) ? 'not-utf8' : null,
  }
}

const groupsOf = (bytes: Buffer): readonly RawGroup[] => JSON.parse(bytes.toString()).data

/** The groups of an answer, read as plainly as can be. */
export const toldGroups = (bytes: Buffer): readonly Told[] => groupsOf(bytes).map(told)

/** The families of each group of an answer, by its canonical key. */
export const toldFamilies = (bytes: Buffer): ReadonlyMap<string, readonly MetricFamily[]> =>
  new Map(
    groupsOf(bytes).map((group) => [
      canonicalKey(keyOf(ownLabels(group))),
      familyNames(group).map((name) => decodeFamily(name, group[name] as never)),
    ]),
  )
