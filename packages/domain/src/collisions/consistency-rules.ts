import type { MetricType } from '@gatehouse/exposition'

const suffixesOf = (type: MetricType): readonly string[] => {
  if (type === 'histogram') return ['_count', '_sum', '_bucket']
  return type === 'summary' ? ['_count', '_sum'] : []
}

/**
 * The names that no other family may have beside a family of this name and type: a scrape writes `_sum`, `_count` and
 * `_bucket` for it. https://github.com/prometheus/client_golang/blob/main/prometheus/registry.go (checkSuffixCollisions)
 */
export const impliedNames = (name: string, type: MetricType): readonly string[] =>
  suffixesOf(type).map((suffix) => name + suffix)

/** Whether the gateway's own check refuses a label of this name in a series. */
export const isReservedLabel = (name: string): boolean => name.startsWith('__')
