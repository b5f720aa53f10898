import { hash } from 'node:crypto'
import { type Collision, collisionKinds, type FoundCollision, type PoisonedKey } from '@gatehouse/domain'
import type { OwnFamily } from '@gatehouse/exposition'
import { findByTimes } from './find-by-times.ts'
import { findLabelMistakes } from './find-label-mistakes.ts'
import { findNameClashes } from './find-name-clashes.ts'
import { findPoison } from './find-poison.ts'
import { findSharedSeries } from './find-shared-series.ts'
import { findLostWithin, findTwice } from './find-twice.ts'
import type { Population } from './population.ts'

/** What collisions depend on besides the groups. */
export type Circumstances = {
  readonly gateway: string
  /** The gateway's own families, as its metrics page showed them. */
  readonly own: readonly OwnFamily[]
  readonly gatewayUrl: string
  /** The keys that are not UTF-8, as the failing metrics page names them. */
  readonly poisoned: readonly PoisonedKey[]
  /** How much older than the last push a family is when it counts as left behind, in ms. */
  readonly fossilAge: number
  /** What was found otherwise. */
  readonly more: readonly FoundCollision[]
}

/** A collision and the groups that are part of it, by id. */
export type Located = { readonly collision: Collision; readonly members: readonly string[] }

const idBytes = 12

/** Gives a collision of a gateway its id. */
export const locate = (gateway: string, { cause, members, ...found }: FoundCollision): Located => {
  const digest = hash('sha256', `${gateway}\0${found.kind}\0${cause}`, 'buffer')
  return { collision: { id: digest.subarray(0, idBytes).toString('base64url'), ...found }, members }
}

/** Twins that are a clash anyway need no second word. */
const isNews = (found: readonly FoundCollision[]) => {
  const clashes = found
    .filter(({ kind }) => collisionKinds[kind].severity === 'error')
    .map(({ members }) => new Set(members))
  return ({ kind, members }: FoundCollision) =>
    kind !== 'near-twins' || !clashes.some((clash) => members.every((id) => clash.has(id)))
}

// What follows from the groups alone holds as long as they are the same.
const foundAmong = new WeakMap<Population, readonly FoundCollision[]>()

const findAmong = (population: Population): readonly FoundCollision[] => {
  const known = foundAmong.get(population)
  if (known) return known
  const found = [
    ...findSharedSeries(population),
    ...findTwice(population),
    ...findLostWithin(population),
    ...findLabelMistakes(population),
  ]
  foundAmong.set(population, found)
  return found
}

/** Finds what clashes among the groups of a gateway. Groups that stayed as they were are not opened again. */
export const findCollisions = (population: Population, context: Circumstances): readonly Located[] => {
  const found = [
    ...context.more,
    ...findPoison(population, context),
    ...findAmong(population),
    ...findNameClashes(population, context.own),
    ...findByTimes(population, context.fossilAge),
  ]
  return found.filter(isNews(found)).map((one) => locate(context.gateway, one))
}
