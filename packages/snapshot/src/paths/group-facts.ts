import { type GroupingKey, hasReplacementCharacter } from '@gatehouse/domain'
import { goNumber, type Label } from '@gatehouse/exposition'
import { type Claims, oldestOf } from '../collisions/claims.ts'
import { type DecodedGroup, msOf } from '../decode-group.ts'
import type { Holes } from './path-tree.ts'

/** A name and the number of the text that is its value, -1 where the value is empty. */
export type Slot = readonly [name: string, hole: number]

/**
 * What is the same for all groups whose bytes differ in nothing but the texts in `holes`, and where to find the rest.
 * Only a group whose labels agree with those of its push time, and that holds no series twice, stands for others.
 */
export type GroupFacts = {
  readonly key: readonly Slot[]
  /** Pairs of a label's value in the key and in the push time, which have to be the same. */
  readonly agreeing: readonly (readonly [hole: number, other: number])[]
  readonly pushedAt: number
  /** -1 where there is no failure time. */
  readonly failedAt: number
  readonly stamps: readonly number[]
  readonly lastPush: number
  /** For families with more than one series: for those that differ in texts only, the values of their labels. */
  readonly alike: readonly (readonly (readonly number[])[])[]
  readonly series: number
  readonly familyCount: number
  readonly claims: Claims
}

type Found = { readonly bytes: Buffer; readonly holes: Holes }

const isSame = ({ bytes, holes: { starts, ends } }: Found, a: number, b: number): boolean => {
  const [start = 0, other = 0] = [starts[a], starts[b]]
  const length = (ends[a] ?? 0) - start
  if (length !== (ends[b] ?? 0) - other) return false
  for (let i = 0; i < length; i++) if (bytes[start + i] !== bytes[other + i]) return false
  return true
}

/** The labels that Go writes last differ most often. */
const areSame = (found: Found, some: readonly number[], others: readonly number[]): boolean => {
  for (let i = some.length - 1; i >= 0; i--) if (!isSame(found, some[i] ?? 0, others[i] ?? 0)) return false
  return true
}

const textAt = ({ bytes, holes: { starts, ends } }: Found, hole: number): string =>
  bytes.toString('utf8', (starts[hole] ?? 0) + 1, (ends[hole] ?? 0) - 1)

// Comparing each with each is quick for few, and for more a list is.
const fewSeries = 8

const holdsTwice = (found: Found, series: readonly (readonly number[])[]): boolean => {
  if (series.length > fewSeries) {
    const texts = new Set(series.map((labels) => labels.map((hole) => textAt(found, hole)).join('"')))
    return texts.size < series.length
  }
  for (let i = 1; i < series.length; i++)
    for (let j = 0; j < i; j++) if (areSame(found, series[i] ?? [], series[j] ?? [])) return true
  return false
}

/** The key; undefined when a value needs unescaping. */
const keyOf = (found: Found, slots: readonly Slot[]): GroupingKey | undefined => {
  const key: Label[] = []
  for (const [name, hole] of slots) {
    const value = hole < 0 ? '' : textAt(found, hole)
    if (value.includes('\\')) return undefined
    key.push([name, value])
  }
  return key
}

const timeAt = (found: Found, hole: number): number | undefined => {
  const seconds = goNumber.decode(textAt(found, hole))
  return seconds === undefined ? undefined : msOf(seconds)
}

const claimsOf = (found: Found, { claims, stamps, lastPush }: GroupFacts): Claims => {
  if (stamps.every((stamp) => isSame(found, stamp, lastPush))) return claims
  const oldestAt = oldestOf(
    stamps.map((stamp) => textAt(found, stamp)),
    textAt(found, lastPush),
  )
  return { ...claims, oldestAt }
}

/** The group that was found; undefined where it differs in more than the facts allow for. */
export const groupBy = (facts: GroupFacts, found: Found): DecodedGroup | undefined => {
  if (!facts.agreeing.every(([a, b]) => isSame(found, a, b))) return undefined
  if (facts.alike.some((series) => holdsTwice(found, series))) return undefined
  const key = keyOf(found, facts.key)
  const pushedAt = timeAt(found, facts.pushedAt)
  const failedAt = facts.failedAt < 0 ? 0 : timeAt(found, facts.failedAt)
  if (!key || pushedAt === undefined || failedAt === undefined) return undefined
  return {
    key,
    doubt: hasReplacementCharacter(key) ? 'not-utf8' : null,
    pushedAt,
    failedAt,
    series: facts.series,
    familyCount: facts.familyCount,
    claims: claimsOf(found, facts),
  }
}
