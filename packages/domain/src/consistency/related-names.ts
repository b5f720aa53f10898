import type { MetricFamily } from '@gatehouse/exposition'
import { impliedNames } from '../collisions/consistency-rules.ts'

const baseOf = (name: string) => name.replace(/_(count|sum|bucket)$/, '')

/** The names of families these can clash with: where the rest is consistent, nothing else needs to be looked at. */
export const relatedNames = (families: readonly MetricFamily[]): ReadonlySet<string> =>
  new Set([...families.flatMap(({ name, type }) => [name, baseOf(name), ...impliedNames(name, type)])])
