import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { BucketSpan, HistogramSeries, NativeHistogram } from './family.ts'

const bucketMessage = ([le, count]: readonly [number, number]) =>
  new BinaryWriter().tag(1, WireType.Varint).uint64(count).tag(2, WireType.Bit64).double(le).finish()

const spanMessage = ({ offset, length }: BucketSpan) =>
  new BinaryWriter().tag(1, WireType.Varint).sint32(offset).tag(2, WireType.Varint).uint32(length).finish()

type Side = { readonly spans: readonly BucketSpan[] | undefined; readonly deltas: readonly number[] | undefined }

const writeSide = (writer: BinaryWriter, spanField: number, { spans = [], deltas = [] }: Side) => {
  for (const span of spans) writer.tag(spanField, WireType.LengthDelimited).bytes(spanMessage(span))
  for (const delta of deltas) writer.tag(spanField + 1, WireType.Varint).sint64(delta)
}

const writeNative = (writer: BinaryWriter, native: NativeHistogram) => {
  writer.tag(5, WireType.Varint).sint32(native.schema)
  writer.tag(6, WireType.Bit64).double(native.zeroThreshold)
  writer.tag(7, WireType.Varint).uint64(native.zeroCount)
  writeSide(writer, 9, { spans: native.negativeSpans, deltas: native.negativeDeltas })
  writeSide(writer, 12, { spans: native.positiveSpans, deltas: native.positiveDeltas })
}

/** An `io.prometheus.client.Histogram`, classic, native or both. */
export const histogramMessage = ({ count, sum, buckets, native }: HistogramSeries): Uint8Array => {
  const writer = new BinaryWriter().tag(1, WireType.Varint).uint64(count).tag(2, WireType.Bit64).double(sum)
  for (const bucket of buckets) writer.tag(3, WireType.LengthDelimited).bytes(bucketMessage(bucket))
  if (native !== undefined) writeNative(writer, native)
  return writer.finish()
}
