import {
  type Collision,
  type CollisionMemory,
  type CollisionReport,
  collisionKinds,
  countSeverities,
  type FoundCollision,
  type GoneCollision,
  noCollisions,
  rememberCollisions,
  severities,
} from '@gatehouse/domain'
import {
  contentionWatch,
  findCollisions,
  findKeyLint,
  findOverlaps,
  type Located,
  type Population,
  populationOf,
  type Rows,
} from '@gatehouse/snapshot'
import type { Scrape } from './scrape-probe.ts'

/** How many collisions of a gateway are told one by one, the worst first. */
const listedCollisions = 500

// Jobs that push once a day, in parts, leave families of a day ago behind that are no fossils.
const fossilAge = 36 * 3_600_000

// The groups were read before the page was; the second time they were read in between.
const puzzling = 2

type Look = {
  readonly rows: Rows
  readonly now: number
  readonly scrape: Scrape
  readonly checksPushes: boolean | null
  /** What was found otherwise than by the groups. */
  readonly more: readonly FoundCollision[]
}

/** The report on a gateway, and for each collision in it the groups that are part of it. */
export type Watched = { readonly report: CollisionReport; readonly members: readonly (readonly string[])[] }

const severityOf = ({ kind }: Collision) => severities.indexOf(collisionKinds[kind].severity)

const worstFirst = (a: Located, b: Located) => severityOf(a.collision) - severityOf(b.collision)

const failsScrapes = ({ kind }: Collision) => collisionKinds[kind].effects.some((effect) => effect === 'gateway-500')

/** Groups whose last push was refused, by id. */
const refusedIn = (rows: Rows): readonly string[] =>
  [...rows.values()].flatMap(({ id, group, pushedAt, failedAt }) => (group && failedAt > pushedAt ? id : []))

/** While something keeps everybody out, those who are kept out are not to blame, and not told one by one. */
const withoutVictims = (found: readonly Located[], checksPushes: boolean | null) =>
  checksPushes === true && found.some(({ collision }) => failsScrapes(collision))
    ? found.filter(({ collision }) => collision.kind !== 'refused')
    : found

type Options = {
  readonly gateway: string
  readonly url: string
  /** How long what the keys show holds, in ms: it changes slowly, and all groups are looked at for it. */
  readonly lintEvery: number
}

type Lint = { readonly at: number; readonly rows: Rows | undefined; readonly found: readonly FoundCollision[] }

type LintAsked = Pick<Options, 'lintEvery'> & {
  readonly population: Population
  readonly rows: Rows
  readonly now: number
}

const lintAgain = (before: Lint, { population, rows, now, lintEvery }: LintAsked): Lint =>
  before.rows === rows || now - before.at < lintEvery
    ? before
    : { at: now, rows, found: [...findKeyLint(population, now), ...findOverlaps(population)] }

/** Finds the collisions of one gateway, read by read, and remembers since when each is there. */
export const watchCollisions = ({ gateway, url, lintEvery }: Options) => {
  let memory: CollisionMemory = noCollisions
  const followed = contentionWatch(url)
  let lint: Lint = { at: Number.NEGATIVE_INFINITY, rows: undefined, found: [] }
  let suspicion = ''
  let puzzles = 0

  const printGone =
    (rows: Rows) =>
    ({ collision, resolvedAt, refusedGroups }: GoneCollision) => ({
      collision,
      resolvedAt,
      refused: refusedGroups.length,
      waiting: refusedGroups.filter((id) => {
        const row = rows.get(id)
        return row?.group && row.failedAt > row.pushedAt
      }).length,
    })

  return {
    /** Finds what clashes now. */
    look: ({ rows, now, scrape, checksPushes, more }: Look): Watched => {
      const scrapeError = scrape.health.state === 'failing' ? (scrape.health.message ?? '') : null
      const isPuzzling = puzzles >= puzzling
      const population = populationOf(rows)
      const contended = followed.look(population)
      lint = lintAgain(lint, { population, rows, now, lintEvery })
      const all = findCollisions(population, {
        gateway,
        own: scrape.own,
        scrapeError,
        isPuzzling,
        fossilAge,
        more: [...more, ...contended, ...lint.found],
      })
      const found = withoutVictims(all, checksPushes).toSorted(worstFirst)
      memory = rememberCollisions(memory, {
        found: found.map(({ collision }) => collision),
        now,
        refused: refusedIn(rows),
      })
      const listed = found.slice(0, listedCollisions)
      return {
        report: {
          collisions: listed.flatMap(({ collision }) => memory.known.get(collision.id) ?? []),
          counts: countSeverities(found.map(({ collision }) => collision)),
          resolved: memory.resolved.map(printGone(rows)),
          scrape: scrape.health,
          checksPushes,
        },
        members: listed.map(({ members }) => members),
      }
    },

    /** Counts looks at the metrics page that found it failing while no collision explains it: a push may fall between. */
    noteProbe: ({ report }: Watched): void => {
      const isExplained = report.collisions.some((one) => failsScrapes(one) && one.kind !== 'scrape-fails')
      puzzles = report.scrape.state === 'failing' && !isExplained ? puzzles + 1 : 0
    },

    /** Whether the metrics page should be looked at, because something changed that may make scrapes fail or heal. */
    isSuspicious: ({ report }: Watched): boolean => {
      const failing = report.collisions.filter(failsScrapes).map(({ id }) => id)
      const refused = report.collisions.find(({ kind }) => kind === 'refused')?.groups ?? 0
      const now = JSON.stringify([failing, refused, report.scrape.state])
      const isNew = now !== suspicion || report.scrape.state === 'failing'
      suspicion = now
      return isNew
    },
  }
}
