import {
  type CollisionMemory,
  type CollisionReport,
  collisionKinds,
  countKinds,
  type FoundCollision,
  failsScrapes,
  type GoneCollision,
  noCollisions,
  rememberCollisions,
  scrapeFails,
  severities,
} from '@gatehouse/domain'
import {
  contentionWatch,
  findCollisions,
  findKeyLint,
  findOverlaps,
  type Located,
  locate,
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

// What the keys show changes slowly, and all groups are looked at for it.
const pollsPerLint = 2

// A group that was pushed to once and not again for so many polls may be one that never will be.
const pollsPerRun = 240

type Options = { readonly gateway: string; readonly url: string; readonly pollInterval: number }

type Read = { readonly rows: Rows; readonly now: number }

type Look = Read & {
  readonly scrape: Scrape
  readonly checksPushes: boolean | null
  /** What was found otherwise than by the groups. */
  readonly more: readonly FoundCollision[]
}

/** The report on a gateway, and everything that was found, the worst first. */
export type Watched = { readonly report: CollisionReport; readonly all: readonly Located[] }

type Lint = { readonly at: number; readonly rows: Rows | undefined; readonly found: readonly FoundCollision[] }

const severityOf = ({ collision }: Located) => severities.indexOf(collisionKinds[collision.kind].severity)

const worstFirst = (a: Located, b: Located) => severityOf(a) - severityOf(b)

const stopsScrapes = ({ collision }: Located) => failsScrapes(collision.kind)

/** Groups whose last push was refused, by id. */
const refusedIn = (rows: Rows): readonly string[] =>
  [...rows.values()].flatMap(({ id, group, pushedAt, failedAt }) => (group && failedAt > pushedAt ? id : []))

/** Finds the collisions of one gateway, read by read, and remembers since when each is there. */
export const watchCollisions = ({ gateway, url, pollInterval }: Options) => {
  const followed = contentionWatch(url)
  let memory: CollisionMemory = noCollisions
  let contended: readonly FoundCollision[] = []
  let lint: Lint = { at: Number.NEGATIVE_INFINITY, rows: undefined, found: [] }
  let suspicion = ''
  let lastScrape: Scrape | undefined
  let puzzles = 0

  const lintAgain = ({ rows, now }: Read) => {
    const onceAfter = pollsPerRun * pollInterval
    const rest = lint.rows === rows ? onceAfter / 2 : pollsPerLint * pollInterval
    if (now - lint.at < rest) return
    const all = populationOf(rows)
    const found = [...findKeyLint(all, { now, onceAfter }), ...findOverlaps(all)]
    lint = { at: now, rows, found }
  }

  /** What fails without a cause among the groups, once it did so twice: a push may fall between groups and page. */
  const unexplained = (found: readonly Located[], scrape: Scrape): readonly Located[] => {
    const isPuzzle = scrape.health.state === 'failing' && !found.some(stopsScrapes)
    if (scrape !== lastScrape) puzzles = isPuzzle ? puzzles + 1 : 0
    lastScrape = scrape
    if (!isPuzzle || puzzles < puzzling) return []
    return [locate(gateway, scrapeFails(scrape.health.message ?? ''))]
  }

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
    /** Takes in what a read found, before it is looked at. */
    read: (read: Read): void => {
      contended = followed.look(populationOf(read.rows), read.now)
      lintAgain(read)
    },

    /** Finds what clashes now. */
    look: ({ rows, now, scrape, checksPushes, more }: Look): Watched => {
      const { own, poisoned } = scrape
      const others = [...more, ...contended, ...lint.found]
      const context = { gateway, gatewayUrl: url, own, poisoned, fossilAge, more: others }
      const byGroups = findCollisions(populationOf(rows), context)
      const found = [...byGroups, ...unexplained(byGroups, scrape)]
      // While something keeps everybody out, those who are kept out are not to blame.
      const keepsOut = checksPushes === true && found.some(stopsScrapes)
      const all = found.filter(({ collision }) => !keepsOut || collision.kind !== 'refused').toSorted(worstFirst)
      memory = rememberCollisions(memory, {
        found: all.map(({ collision }) => collision),
        now,
        keptOut: keepsOut ? refusedIn(rows) : [],
      })
      return {
        report: {
          collisions: all.slice(0, listedCollisions).flatMap(({ collision: { id } }) => memory.known.get(id) ?? []),
          counts: countKinds(all.map(({ collision }) => collision.kind)),
          resolved: memory.resolved.map(printGone(rows)),
          scrape: scrape.health,
          checksPushes,
        },
        all,
      }
    },

    /** Whether the metrics page should be looked at, because something changed that may make scrapes fail or heal. */
    isSuspicious: ({ collisions, scrape, counts }: CollisionReport): boolean => {
      const failing = collisions.filter(({ kind }) => failsScrapes(kind)).map(({ id }) => id)
      const refused = collisions.find(({ kind }) => kind === 'refused')?.groups ?? 0
      const now = JSON.stringify([failing, counts, refused, scrape.state])
      const isNew = now !== suspicion || scrape.state === 'failing'
      suspicion = now
      return isNew
    },
  }
}
