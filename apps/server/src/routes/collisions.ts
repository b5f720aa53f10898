import { type CollisionKind, collisionKinds, countSeverities, type KindCounts } from '@gatehouse/domain'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { countGroupStates } from '../gateways/count-group-states.ts'
import type { Reader } from '../gateways/reader.ts'
import { answers } from './answers.ts'
import { type CollisionsAnswer, collisionsAnswer } from './collision-shapes.ts'
import { printCollision, printResolved } from './print-collision.ts'
import { printFreshness } from './print-group.ts'
import { assertGateways } from './search-params.ts'
import { collisionKind, queryList, severity, wholeNumber } from './shapes.ts'
import { query } from './validate.ts'

const collisionsSearch = z.strictObject({
  gateway: queryList(z.string()),
  kind: queryList(collisionKind),
  severity: queryList(severity),
  group: z.string().optional().describe('Only collisions this group is part of'),
  limit: wholeNumber(1, 500, 100),
  offset: wholeNumber(0, 1_000_000, 0),
})

type Search = z.infer<typeof collisionsSearch>

const kindOrder = Object.keys(collisionKinds) as CollisionKind[]

const allOf = (readers: readonly Reader[]) =>
  readers.flatMap((reader) => reader.collisions().collisions.map((collision) => ({ reader, collision })))

type Located = ReturnType<typeof allOf>[number]

const isWanted =
  ({ kind, severity: wanted, group }: Search) =>
  ({ reader, collision }: Located): boolean =>
    (kind.length === 0 || kind.includes(collision.kind)) &&
    (wanted.length === 0 || wanted.includes(collisionKinds[collision.kind].severity)) &&
    (group === undefined || reader.collidesIn(group, collision.id))

const byKind = (a: Located, b: Located) =>
  kindOrder.indexOf(a.collision.kind) - kindOrder.indexOf(b.collision.kind) || b.collision.since - a.collision.since

const sumKinds = (readers: readonly Reader[]): KindCounts => {
  const sums: Partial<Record<CollisionKind, number>> = {}
  for (const kind of kindOrder)
    for (const reader of readers) {
      const count = reader.collisions().counts[kind]
      if (count) sums[kind] = (sums[kind] ?? 0) + count
    }
  return sums
}

const printKinds = (counts: KindCounts): CollisionsAnswer['kinds'] =>
  kindOrder.flatMap((kind) => {
    const count = counts[kind]
    return count ? [{ kind, severity: collisionKinds[kind].severity, count }] : []
  })

const refusedAt = (reader: Reader): number => {
  const source = reader.source()
  if (!source) return 0
  const { failing, never } = countGroupStates(source)
  return failing + never
}

const printScrape = (reader: Reader): CollisionsAnswer['scrapes'][number] => {
  const { scrape, checksPushes, counts } = reader.collisions()
  return { gateway: reader.name, ...scrape, checksPushes, dropped: (counts['le-label'] ?? 0) > 0 }
}

export const collisionRoutes = ({ gateways }: Deps) =>
  new Hono().get(
    '/',
    describeRoute(answers('What clashes, why, and the way out', collisionsAnswer)),
    query(collisionsSearch),
    (c) => {
      const search = c.req.valid('query')
      assertGateways(gateways, search.gateway)
      const readers = gateways.chosen(search.gateway)
      const all = allOf(readers)
      const wanted = all.filter(isWanted(search)).sort(byKind)
      const window = wanted.slice(search.offset, search.offset + search.limit)
      const counts = sumKinds(readers)
      const refused = new Map(readers.map((reader) => [reader.name, refusedAt(reader)]))
      return c.json({
        asOf: readers.map(printFreshness),
        scrapes: readers.map(printScrape),
        counts: countSeverities(counts),
        kinds: printKinds(counts),
        total: wanted.length,
        listed: all.length,
        collisions: window.map(({ reader, collision }) =>
          printCollision(reader, collision, refused.get(reader.name) ?? 0),
        ),
        resolved: readers
          .flatMap((reader) => reader.collisions().resolved.map((one) => printResolved(reader, one)))
          .sort((a, b) => b.resolvedAt - a.resolvedAt),
      } satisfies CollisionsAnswer)
    },
  )
