import { hash } from 'node:crypto'
import { type Collision, collisionKinds, type FoundCollision, scrapeFails } from '@gatehouse/domain'
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

/** Twins that are a clash anyway need no second word. */
const isNews = (found: readonly FoundCollision[]) => {
  const clashes = found
    .filter(({ kind }) => collisionKinds[kind].severity === 'error')
    .map(({ members }) => new Set(members))
  return ({ kind, members }: FoundCollision) =>
    kind !== 'near-twins' || !clashes.some((clash) => members.every((id) => clash.has(id)))
}

const unexplained = (found: readonly FoundCollision[], { scrapeError, isPuzzling }: Circumstances) =>
  scrapeError === null || !isPuzzling || found.some(failsScrapes) ? [] : [scrapeFails(scrapeError)]

/** Finds what clashes among the groups of a gateway. The rows of an earlier look cost next to nothing. */
export const findCollisions = (population: Population, context: Circumstances): readonly Located[] => {
  const found = [
    ...context.more,
    ...findPoison(population, context.scrapeError),
    ...findSharedSeries(population),
    ...findTwice(population),
    ...findLostWithin(population),
    ...findNameClashes(population, context.own),
    ...findLabelMistakes(population),
    ...findByTimes(population, context.fossilAge),
  ]
  const told = found.filter(isNews(found))
  return [...told, ...unexplained(found, context)].map((one) => identify(context.gateway, one))
}
