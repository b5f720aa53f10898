import { hash } from 'node:crypto'
import { type Collision, collisionKinds, type FoundCollision, scrapeFails } from '@gatehouse/domain'
import type { OwnFamily } from '@gatehouse/exposition'
import type { Rows } from '../group-row.ts'
import { findByTimes } from './find-by-times.ts'
import { findLabelMistakes } from './find-label-mistakes.ts'
import { findNameClashes } from './find-name-clashes.ts'
import { findOverlaps } from './find-overlaps.ts'
import { findPoison } from './find-poison.ts'
import { findSharedSeries, findTwice } from './find-shared-series.ts'
import { type Population, populationOf } from './population.ts'

/** What collisions depend on besides the groups. */
export type Circumstances = {
  readonly gateway: string
  /** The gateway's own families, as its metrics page showed them. */
  readonly own: readonly OwnFamily[]
  /** What a failing metrics page says; null while it works. */
  readonly scrapeError: string | null
  /** Whether it goes on failing while nothing among the groups explains it. */
  readonly isPuzzling: boolean
  /** How much older than the last push a family is when it counts as left behind, in ms. */
  readonly fossilAge: number
  /** What was found otherwise. */
  readonly more: readonly FoundCollision[]
}

/** A collision and the groups that are part of it, by id. */
export type Located = { readonly collision: Collision; readonly members: readonly string[] }

const idBytes = 12

const identify = (gateway: string, { cause, members, ...found }: FoundCollision): Located => {
  const digest = hash('sha256', `${gateway}\0${found.kind}\0${cause}`, 'buffer')
  return { collision: { id: digest.subarray(0, idBytes).toString('base64url'), ...found }, members }
}

const failsScrapes = ({ kind }: FoundCollision) =>
  collisionKinds[kind].effects.some((effect) => effect === 'gateway-500')

const unexplained = (found: readonly FoundCollision[], { scrapeError, isPuzzling }: Circumstances) =>
  scrapeError === null || !isPuzzling || found.some(failsScrapes) ? [] : [scrapeFails(scrapeError)]

// What follows from the groups alone holds as long as they are the same.
const foundAmong = new WeakMap<Population, readonly FoundCollision[]>()

const findAmong = (population: Population): readonly FoundCollision[] => {
  const known = foundAmong.get(population)
  if (known) return known
  const found = [...findSharedSeries(population), ...findTwice(population), ...findLabelMistakes(population)]
  const all = [...found, ...findOverlaps(population)]
  foundAmong.set(population, all)
  return all
}

/** Finds what clashes among the groups of a gateway. The rows of an earlier look cost next to nothing. */
export const findCollisions = (rows: Rows, context: Circumstances): readonly Located[] => {
  const population = populationOf(rows)
  const found = [
    ...context.more,
    ...findPoison(population, context.scrapeError),
    ...findAmong(population),
    ...findNameClashes(population, context.own),
    ...findByTimes(population, context.fossilAge),
  ]
  return [...found, ...unexplained(found, context)].map((one) => identify(context.gateway, one))
}
