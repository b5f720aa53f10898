import { BinaryReader } from '@bufbuild/protobuf/wire'

// https://github.com/prometheus/client_model/blob/master/io/prometheus/client/metrics.proto
const metricField = 4

/** How many metrics a family holds, by its bytes. Throws when they are not a family. */
export const countMetrics = (family: Uint8Array): number => {
  const reader = new BinaryReader(family)
  let metrics = 0
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    if (field === metricField) metrics++
    reader.skip(type, field)
  }
  return metrics
}
