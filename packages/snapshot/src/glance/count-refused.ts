import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'

/** The family in which a gateway counts the requests it answered. */
export const requestsFamily = 'pushgateway_http_requests_total'

// Field numbers: https://github.com/prometheus/client_model/blob/master/io/prometheus/client/metrics.proto
const metricField = 4
const labelField = 1
const counterField = 3

type Message = ReadonlyMap<number, readonly Uint8Array[]>

/** The nested messages of a message, by field; what is not nested is left out. */
const nestedIn = (message: Uint8Array): Message => {
  const reader = new BinaryReader(message)
  const fields = new Map<number, Uint8Array[]>()
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    if (type !== WireType.LengthDelimited) {
      reader.skip(type, field)
      continue
    }
    const bytes = reader.bytes()
    if (!fields.get(field)?.push(bytes)) fields.set(field, [bytes])
  }
  return fields
}

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

const labelsOf = (metric: Message): ReadonlyMap<string, string> =>
  new Map(
    (metric.get(labelField) ?? []).map(nestedIn).map((label) => [textOf(label.get(1)?.[0]), textOf(label.get(2)?.[0])]),
  )

const counterOf = (metric: Message): number => {
  const [bytes] = metric.get(counterField) ?? []
  if (!bytes) return 0
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    if (field === 1 && type === WireType.Bit64) return reader.double()
    reader.skip(type, field)
  }
  return 0
}

/** Every group has a job, no series of the gateway itself does. */
const isRefusedPush = (labels: ReadonlyMap<string, string>) =>
  labels.get('handler') === 'push' && labels.get('code') === '400' && !labels.has('job')

/** How many pushes were answered 400, by the bytes of the gateway's own counter. Throws when they are not a family. */
export const countRefused = (family: Uint8Array): number => {
  let refused = 0
  for (const metric of (nestedIn(family).get(metricField) ?? []).map(nestedIn)) {
    if (isRefusedPush(labelsOf(metric))) refused += counterOf(metric)
  }
  return refused
}
