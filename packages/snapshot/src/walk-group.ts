import { goNumber, type Label } from '@gatehouse/exposition'
import {
  beginMetrics,
  claimsIn,
  endMetrics,
  type FoundClaims,
  foundClaims,
  type HeaderSpan,
  noteFamily,
  noteMetric,
} from './collisions/found-claims.ts'
import type { ShapeTable } from './collisions/shape-table.ts'
import { walkLabels } from './collisions/walk-labels.ts'
import { type DecodedGroup, identify, msOf } from './decode-group.ts'
import { walkExactly, walkMap, walkName, walkText, walkTexts } from './json-bytes.ts'
import type { Span } from './paths/texts-in.ts'

/** A group that was walked, and where its parts are in the bytes. `metrics` are the labels of the series, by family. */
export type WalkedGroup = {
  readonly group: DecodedGroup
  readonly labels: Span
  readonly pushTime: Metric
  readonly failureTime: Metric | undefined
  readonly headers: readonly HeaderSpan[]
  readonly stamps: readonly Span[]
  readonly lastPush: Span
  readonly metrics: readonly (readonly Span[])[]
}

/**
 * Decodes the bytes of one group, which are UTF-8, in the form every Pushgateway writes, without making a value of each
 * part. Undefined for any other form, which says nothing about the bytes; what it gives is what `decodeGroup` gives of
 * the same bytes parsed.
 */
export const walkGroup = (bytes: Buffer, shapes: ShapeTable): WalkedGroup | undefined => {
  const found: Found = { families: 0, series: 0, claims: foundClaims() }
  const end = walkMap(bytes, 0, (name, at) => walkMember(bytes, name, at, found))
  return end === bytes.length ? groupOf(bytes, found, shapes) : undefined
}

type Metric = { readonly labels: Span; readonly value: Span }

type Found = {
  families: number
  series: number
  readonly claims: FoundClaims
  labels?: Span
  pushTime?: Metric
  failureTime?: Metric
}

const literal = (text: string) => Buffer.from(text)

const labelsName = literal('"labels":')
const successName = literal('"last_push_successful":')
const pushTimeName = literal('"push_time_seconds":')
const failureTimeName = literal('"push_failure_time_seconds":')
const familyStart = literal('{"time_stamp":')

const isNamed = (bytes: Buffer, name: number, expected: Buffer) => walkExactly(bytes, name, expected) >= 0

const walkMember = (bytes: Buffer, name: number, at: number, found: Found): number => {
  if (walkExactly(bytes, at, familyStart) >= 0) return walkFamily(bytes, name, at, found)
  if (isNamed(bytes, name, labelsName)) {
    const end = walkTexts(bytes, at)
    found.labels = { start: at, end }
    return end
  }
  return isNamed(bytes, name, successName) ? walkEither(bytes, at, literalTrue, literalFalse) : -1
}

const literalTrue = literal('true')
const literalFalse = literal('false')

const walkEither = (bytes: Buffer, at: number, one: Buffer, other: Buffer) => {
  const end = walkExactly(bytes, at, one)
  return end < 0 ? walkExactly(bytes, at, other) : end
}

const typeName = literal(',"type":')
const helpName = literal(',"help":')
const metricsName = literal(',"metrics":[')

const walkFamily = (bytes: Buffer, name: number, from: number, found: Found): number => {
  const stamp = from + familyStart.length
  const stampEnd = walkName(bytes, stamp)
  let at = stampEnd < 0 ? stampEnd : walkExactly(bytes, stampEnd, typeName)
  at = at < 0 ? at : walkName(bytes, at)
  if (at < 0) return at
  const help = walkExactly(bytes, at, helpName)
  at = walkExactly(bytes, help < 0 ? at : walkText(bytes, help), metricsName)
  if (at < 0) return at
  noteFamily(found.claims, { name, nameEnd: from - 1, header: stampEnd, headerEnd: at })
  if (isNamed(bytes, name, pushTimeName)) {
    found.claims.lastPush = { start: stamp, end: stampEnd }
    return walkTime(bytes, at, found, 'pushTime')
  }
  if (isNamed(bytes, name, failureTimeName)) return walkTime(bytes, at, found, 'failureTime')
  found.families++
  found.claims.stamps.push({ start: stamp, end: stampEnd })
  return walkMetrics(bytes, at, found)
}

const listEnd = literal(']}')
const comma = 0x2c

const walkMetrics = (bytes: Buffer, from: number, found: Found): number => {
  let at = from
  beginMetrics(found.claims)
  for (;;) {
    at = walkMetric(bytes, at, found)
    if (at < 0) return at
    if (bytes[at] !== comma) {
      endMetrics(found.claims, bytes)
      return walkExactly(bytes, at, listEnd)
    }
    at++
  }
}

/** Walks the labels of a metric, and notes them. */
const walkOwnLabels = (bytes: Buffer, at: number, { claims }: Found): number => {
  const end = walkLabels(bytes, at, claims.labels)
  if (end >= 0) noteMetric(claims, { start: at, end })
  return end
}

const plainStart = literal('{"labels":')
const histogramStart = literal('{"buckets":')
const summaryStart = literal('{"count":')
const countName = literal(',"count":')
const inLabelsName = literal(',"labels":')
const quantilesName = literal(',"quantiles":')
const sumName = literal(',"sum":')
const valueName = literal(',"value":')
const objectEnd = literal('}')
const infinity = literal('"+Inf":')

const walkMetric = (bytes: Buffer, at: number, found: Found): number => {
  const plain = walkExactly(bytes, at, plainStart)
  if (plain >= 0) {
    found.series++
    return walkRest(bytes, walkOwnLabels(bytes, plain, found), valueName)
  }
  const histogram = walkExactly(bytes, at, histogramStart)
  return histogram >= 0 ? walkHistogram(bytes, histogram, found) : walkSummary(bytes, at, found)
}

/** Walks a field with a text, the last of an object. */
const walkRest = (bytes: Buffer, at: number, name: Buffer): number => {
  const value = at < 0 ? at : walkExactly(bytes, at, name)
  const end = value < 0 ? value : walkText(bytes, value)
  return end < 0 ? end : walkExactly(bytes, end, objectEnd)
}

// Sum and count; and a +Inf bucket, which the gateway adds where it is missing.
const walkHistogram = (bytes: Buffer, from: number, found: Found): number => {
  let hasInfinity = false
  let at = walkMap(bytes, from, (name, value) => {
    found.series++
    hasInfinity ||= isNamed(bytes, name, infinity)
    return walkText(bytes, value)
  })
  found.series += hasInfinity ? 2 : 3
  at = at < 0 ? at : walkExactly(bytes, at, countName)
  at = at < 0 ? at : walkText(bytes, at)
  at = at < 0 ? at : walkExactly(bytes, at, inLabelsName)
  return walkRest(bytes, at < 0 ? at : walkOwnLabels(bytes, at, found), sumName)
}

const walkSummary = (bytes: Buffer, from: number, found: Found): number => {
  let at = walkExactly(bytes, from, summaryStart)
  at = at < 0 ? at : walkText(bytes, at)
  at = at < 0 ? at : walkExactly(bytes, at, inLabelsName)
  at = at < 0 ? at : walkOwnLabels(bytes, at, found)
  at = at < 0 ? at : walkExactly(bytes, at, quantilesName)
  if (at < 0) return at
  found.series += 2
  const end = walkMap(bytes, at, (_, value) => {
    found.series++
    return walkText(bytes, value)
  })
  return walkRest(bytes, end, sumName)
}

/** Walks the one value of a push time. */
const walkTime = (bytes: Buffer, from: number, found: Found, which: 'pushTime' | 'failureTime'): number => {
  const start = walkExactly(bytes, from, plainStart)
  const labelsEnd = start < 0 ? start : walkLabels(bytes, start, found.claims.labels)
  const value = labelsEnd < 0 ? labelsEnd : walkExactly(bytes, labelsEnd, valueName)
  const valueEnd = value < 0 ? value : walkText(bytes, value)
  if (valueEnd < 0) return valueEnd
  found.series++
  found[which] = { labels: { start, end: labelsEnd }, value: { start: value, end: valueEnd } }
  const end = walkExactly(bytes, valueEnd, objectEnd)
  return end < 0 ? end : walkExactly(bytes, end, listEnd)
}

const groupOf = (bytes: Buffer, found: Found, shapes: ShapeTable): WalkedGroup | undefined => {
  const { families, series, claims, labels, pushTime, failureTime } = found
  if (!labels || !pushTime || !claims.lastPush) return undefined
  const own = labelsAt(bytes, labels)
  const pushLabels = labelsAt(bytes, pushTime.labels)
  const pushedAt = timeAt(bytes, pushTime.value)
  const failedAt = failureTime ? timeAt(bytes, failureTime.value) : 0
  if (!own || !pushLabels || pushedAt === undefined || failedAt === undefined) return undefined
  const group = {
    ...identify(own, pushLabels),
    pushedAt,
    failedAt,
    series,
    familyCount: families,
    claims: claimsIn(bytes, claims, shapes),
  }
  const { headers, stamps, lastPush, metrics } = claims
  return { group, labels, pushTime, failureTime, headers, stamps, lastPush, metrics }
}

const textAt = (bytes: Buffer, start: number, end: number): string => bytes.toString('utf8', start + 1, end - 1)

/** Labels, none of which needs unescaping; undefined when one does. */
const labelsAt = (bytes: Buffer, { start }: Span): readonly Label[] | undefined => {
  const labels: Label[] = []
  const end = walkMap(bytes, start, (name, at) => {
    const valueEnd = walkName(bytes, at)
    if (valueEnd >= 0) labels.push([textAt(bytes, name, at - 1), textAt(bytes, at, valueEnd)])
    return valueEnd
  })
  return end < 0 ? undefined : labels
}

const timeAt = (bytes: Buffer, { start, end }: Span): number | undefined => {
  const seconds = goNumber.decode(textAt(bytes, start, end))
  return seconds === undefined ? undefined : msOf(seconds)
}
