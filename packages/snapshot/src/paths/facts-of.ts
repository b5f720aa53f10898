import type { DecodedGroup } from '../decode-group.ts'
import { walkMap, walkText } from '../json-bytes.ts'
import type { WalkedGroup } from '../walk-group.ts'
import type { GroupFacts, Slot } from './group-facts.ts'
import type { Span } from './texts-in.ts'

type Texts = readonly Span[]

const numbered = (texts: Texts): ((start: number) => number) => {
  const numbers = new Map(texts.map(({ start }, number) => [start, number]))
  return (start) => numbers.get(start) ?? -1
}

const slotsIn = (bytes: Buffer, { start }: Span, holeAt: (start: number) => number): readonly Slot[] => {
  const slots: Slot[] = []
  walkMap(bytes, start, (name, at) => {
    slots.push([bytes.toString('utf8', name + 1, at - 2), holeAt(at)])
    return walkText(bytes, at)
  })
  return slots
}

/** The bytes of a span without its texts, and the numbers of these. */
const skeletonOf = (bytes: Buffer, span: Span, texts: Texts) => {
  const within = [...texts.entries()].filter(([, { start }]) => start >= span.start && start < span.end)
  const cuts = [span.start, ...within.flatMap(([, { start, end }]) => [start, end]), span.end]
  const parts = cuts.flatMap((cut, i) => (i % 2 === 0 ? bytes.toString('latin1', cut, cuts[i + 1]) : []))
  return { text: JSON.stringify(parts), holes: within.map(([number]) => number) }
}

const alikeIn = (bytes: Buffer, metrics: readonly Span[], texts: Texts): readonly (readonly number[])[][] => {
  if (metrics.length < 2) return []
  const skeletons = metrics.map((metric) => skeletonOf(bytes, metric, texts))
  return [...Map.groupBy(skeletons, ({ text }) => text).values()]
    .filter(({ length }) => length > 1)
    .map((alike) => alike.map(({ holes }) => holes))
}

/** What a group that was walked tells of others with the same bytes but for `texts`; undefined when it tells nothing. */
export const factsOf = (bytes: Buffer, texts: Texts, walked: WalkedGroup): GroupFacts | undefined => {
  const { group, labels, pushTime, failureTime, stamps, lastPush, metrics } = walked
  if (!isPlain(group)) return undefined
  const holeAt = numbered(texts)
  const own = slotsIn(bytes, labels, holeAt)
  const holes = new Map(own)
  const facts = {
    key: group.key.map(([name]): Slot => [name, holes.get(name) ?? -1]),
    agreeing: slotsIn(bytes, pushTime.labels, holeAt).flatMap(([name, hole]) =>
      hole < 0 ? [] : [[holes.get(name) ?? -1, hole] as const],
    ),
    pushedAt: holeAt(pushTime.value.start),
    failedAt: failureTime ? holeAt(failureTime.value.start) : -1,
    stamps: stamps.map(({ start }) => holeAt(start)),
    lastPush: holeAt(lastPush.start),
    alike: metrics.flatMap((family) => alikeIn(bytes, family, texts)),
    series: group.series,
    familyCount: group.familyCount,
    claims: { ...group.claims, oldestAt: 0 },
  }
  return facts.lastPush < 0 || facts.stamps.includes(-1) ? undefined : facts
}

const isPlain = ({ doubt, claims }: DecodedGroup) =>
  (doubt === null || doubt === 'not-utf8') && claims.twice.length === 0
