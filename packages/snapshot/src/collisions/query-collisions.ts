import { collisionKinds } from '@gatehouse/domain'
import { type Candidates, sourceAt } from '../candidates.ts'
import type { Source } from '../source.ts'
import { collisionsOfRow, nothingCollides, type SourceCollisions } from './collision-columns.ts'

/** Severities, kinds and ids of collisions; what has any of them is meant, and none means all groups. */
export type WantedCollisions = ReadonlySet<string>

const collisionsOf = ({ collisions = nothingCollides }: Source): SourceCollisions => collisions

type Listed = SourceCollisions['list'][number]

const isWanted =
  (wanted: WantedCollisions) =>
  ({ id, kind }: Listed): boolean =>
    wanted.has(kind) || wanted.has(collisionKinds[kind].severity) || wanted.has(id)

/** Whether a candidate is part of a collision that is wanted; undefined where every candidate is meant. */
export const collidesAs = (all: Candidates, wanted: WantedCollisions): ((candidate: number) => boolean) | undefined => {
  if (wanted.size === 0) return undefined
  const verdicts = new Map(all.sources.map((source) => [source, collisionsOf(source).list.map(isWanted(wanted))]))
  return (candidate) => {
    const source = sourceAt(all, candidate)
    const numbers = collisionsOfRow(collisionsOf(source), all.row[candidate] ?? 0)
    return numbers.some((number) => verdicts.get(source)?.[number])
  }
}

const isTrouble = isWanted(new Set(['error', 'warning'] as const))

/** How many errors and warnings candidates are part of, each counted once. */
export const countTrouble = (all: Candidates): number => {
  const troubled = all.sources.map((source) => collisionsOf(source).list.some(isTrouble))
  if (!troubled.includes(true)) return 0
  const found = new Map(all.sources.map((source) => [source, new Set<number>()]))
  for (let i = 0; i < all.length; i++) {
    const source = sourceAt(all, i)
    for (const number of collisionsOfRow(collisionsOf(source), all.row[i] ?? 0)) found.get(source)?.add(number)
  }
  let total = 0
  for (const [source, numbers] of found) {
    const { list } = collisionsOf(source)
    for (const number of numbers) if (list[number] && isTrouble(list[number])) total++
  }
  return total
}

/** The collisions one row is part of, worst first. */
export const collisionsOfGroup = (source: Source, row: number): SourceCollisions['list'] => {
  const collisions = collisionsOf(source)
  return Array.from(collisionsOfRow(collisions, row), (number) => collisions.list[number]).filter(
    (one) => one !== undefined,
  )
}
