import type { MetricType } from '@gatehouse/exposition'
import { typeOf } from '../decode-family.ts'
import type { Span } from '../paths/texts-in.ts'
import { type Claims, oldestOf } from './claims.ts'
import type { FamilyHeader, Shape, ShapeTable } from './shape-table.ts'
import { type LabelNames, noLabelNames } from './walk-labels.ts'

/** Where the head of a family is: its name, and what stands between its time stamp and its metrics. */
export type HeaderSpan = {
  readonly name: number
  readonly nameEnd: number
  readonly header: number
  readonly headerEnd: number
}

/** What a walk through the bytes of a group comes by of its claims. */
export type FoundClaims = {
  readonly labels: LabelNames
  readonly headers: HeaderSpan[]
  readonly stamps: Span[]
  readonly twice: string[]
  /** The labels of the series, by family. */
  readonly metrics: Span[][]
  lastPush?: Span
}

/** Begins with nothing. */
export const foundClaims = (): FoundClaims => ({
  labels: noLabelNames(),
  headers: [],
  stamps: [],
  twice: [],
  metrics: [],
})

/** Notes the head of a family. */
export const noteFamily = ({ headers }: FoundClaims, header: HeaderSpan): void => {
  headers.push(header)
}

/** Begins with the metrics of the family noted last. */
export const beginMetrics = ({ metrics }: FoundClaims): void => {
  metrics.push([])
}

/** Notes the labels of one metric. */
export const noteMetric = ({ metrics }: FoundClaims, labels: Span): void => {
  metrics.at(-1)?.push(labels)
}

const textAt = (bytes: Buffer, { start, end }: Span): string => bytes.toString('latin1', start, end)

/** Looks whether two metrics of the family have the same labels, which Go writes in the same bytes. */
export const endMetrics = ({ metrics, headers, twice }: FoundClaims, bytes: Buffer): void => {
  const family = metrics.at(-1) ?? []
  if (family.length < 2) return
  const texts = new Set(family.map((span) => textAt(bytes, span)))
  const header = headers.at(-1)
  if (texts.size < family.length && header) twice.push(nameOf(bytes, header))
}

const nameOf = (bytes: Buffer, { name, nameEnd }: HeaderSpan) => bytes.toString('utf8', name + 1, nameEnd - 1)

/** The same bytes in these places mean the same shape. */
const aliasOf = (bytes: Buffer, { headers, labels }: FoundClaims): string => {
  let alias = ''
  for (const { name, nameEnd, header, headerEnd } of headers)
    alias += bytes.toString('latin1', name, nameEnd) + bytes.toString('latin1', header, headerEnd)
  for (let i = 0; i < labels.starts.length; i++)
    alias +=
      (labels.filled[i] ? '=' : '') +
      (labels.emptied[i] ? '!' : '') +
      bytes.toString('latin1', labels.starts[i], labels.ends[i])
  return alias
}

const headerOf = (bytes: Buffer, span: HeaderSpan): FamilyHeader => {
  const { type, help = '' }: { type: string; help?: string } = JSON.parse(
    `{${bytes.toString('utf8', span.header + 1, span.headerEnd)}]}`,
  )
  return { name: nameOf(bytes, span), type: typeOf(type) satisfies MetricType, help }
}

const shapeOf = (bytes: Buffer, { headers, labels: { starts, ends, filled, emptied } }: FoundClaims): Shape => {
  const namesBy = (flags: readonly boolean[]) =>
    starts.flatMap((start, i) => (flags[i] ? bytes.toString('utf8', start + 1, (ends[i] ?? 0) - 1) : []))
  return {
    families: headers.map((span) => headerOf(bytes, span)),
    labels: namesBy(filled),
    emptyLabels: namesBy(emptied),
  }
}

/** What was found, as claims. */
export const claimsIn = (bytes: Buffer, found: FoundClaims, shapes: ShapeTable): Claims => {
  const alias = aliasOf(bytes, found)
  return {
    shape: shapes.find(alias) ?? shapes.add(shapeOf(bytes, found), alias),
    twice: found.twice,
    oldestAt: oldestAt(bytes, found),
  }
}

const isSame = (bytes: Buffer, a: Span, b: Span): boolean => {
  if (a.end - a.start !== b.end - b.start) return false
  for (let i = 0; i < a.end - a.start; i++) if (bytes[a.start + i] !== bytes[b.start + i]) return false
  return true
}

const oldestAt = (bytes: Buffer, { stamps, lastPush }: FoundClaims): number => {
  if (lastPush && stamps.every((stamp) => isSame(bytes, stamp, lastPush))) return 0
  const textIn = ({ start, end }: Span) => bytes.toString('utf8', start + 1, end - 1)
  return oldestOf(stamps.map(textIn), lastPush ? textIn(lastPush) : '')
}
