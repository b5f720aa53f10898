import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { type Family, isHistogramFamily, type SummarySeries, type ValueFamily, type ValueSeries } from './family.ts'
import type { LabelPair } from './labels.ts'
import { histogramMessage } from './protobuf-histogram.ts'

// Field numbers: https://github.com/prometheus/client_model/blob/master/io/prometheus/client/metrics.proto
const familyTypes = { counter: 0, gauge: 1, summary: 2, untyped: 3, histogram: 4, gauge_histogram: 5 } as const
const valueFields = { gauge: 2, counter: 3, untyped: 5 } as const
const summaryField = 4
const timestampField = 6
const histogramField = 7

const doubleMessage = (value: number) => new BinaryWriter().tag(1, WireType.Bit64).double(value).finish()

const labelMessage = ([name, value]: LabelPair) =>
  new BinaryWriter()
    .tag(1, WireType.LengthDelimited)
    .string(name)
    .tag(2, WireType.LengthDelimited)
    .string(value)
    .finish()

const summaryMessage = ({ count, sum, quantiles }: SummarySeries) => {
  const writer = new BinaryWriter().tag(1, WireType.Varint).uint64(count).tag(2, WireType.Bit64).double(sum)
  for (const [quantile, value] of quantiles) {
    const message = new BinaryWriter().tag(1, WireType.Bit64).double(quantile).tag(2, WireType.Bit64).double(value)
    writer.tag(3, WireType.LengthDelimited).bytes(message.finish())
  }
  return writer.finish()
}

const metricMessage = (labels: readonly LabelPair[], field: number, inner: Uint8Array, timestamp?: number) => {
  const writer = new BinaryWriter()
  for (const label of labels) writer.tag(1, WireType.LengthDelimited).bytes(labelMessage(label))
  writer.tag(field, WireType.LengthDelimited).bytes(inner)
  if (timestamp !== undefined) writer.tag(timestampField, WireType.Varint).int64(timestamp)
  return writer.finish()
}

const valueMetric = (type: ValueFamily['type'], { labels, value, timestamp }: ValueSeries) =>
  metricMessage(labels, valueFields[type], doubleMessage(value), timestamp)

const metricMessages = (family: Family): Uint8Array[] => {
  if (family.type === 'summary') {
    return family.series.map((one) => metricMessage(one.labels, summaryField, summaryMessage(one)))
  }
  if (isHistogramFamily(family)) {
    return family.series.map((one) => metricMessage(one.labels, histogramField, histogramMessage(one)))
  }
  const { type } = family
  return family.series.map((one) => valueMetric(type, one))
}

const familyMessage = (family: Family) => {
  const writer = new BinaryWriter().tag(1, WireType.LengthDelimited).string(family.name)
  if (family.help !== undefined) writer.tag(2, WireType.LengthDelimited).string(family.help)
  writer.tag(3, WireType.Varint).int32(familyTypes[family.type])
  for (const metric of metricMessages(family)) writer.tag(4, WireType.LengthDelimited).bytes(metric)
  return writer.finish()
}

/** Families as delimited protobuf, to be pushed with `protobufContentType`. A family without series stays, empty. */
export const protobufBody = (families: readonly Family[]): Uint8Array => {
  const writer = new BinaryWriter()
  for (const family of families) writer.bytes(familyMessage(family))
  return writer.finish()
}
