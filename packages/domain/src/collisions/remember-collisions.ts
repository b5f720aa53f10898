import { type Collision, type CollisionKind, collisionKinds, failsScrapes, type Severity } from './collision.ts'
import type { KindCounts, KnownCollision, ScrapeHealth } from './report.ts'

/** What is remembered of collisions from one look to the next. Times in epoch ms by the gateway's clock. */
export type CollisionMemory = {
  readonly known: ReadonlyMap<string, KnownCollision & { readonly refused: readonly string[] }>
  readonly resolved: readonly GoneCollision[]
}

/** A collision that is gone, and the groups whose pushes were refused while it was there. */
export type GoneCollision = {
  readonly collision: KnownCollision
  readonly resolvedAt: number
  readonly refusedGroups: readonly string[]
}

/** What is remembered before the first look. */
export const noCollisions: CollisionMemory = { known: new Map(), resolved: [] }

/** How long a collision that is gone is told, in ms. */
export const resolvedFor = 15 * 60_000

const mostResolved = 50
const mostRefused = 1000

type Look = {
  readonly found: readonly Collision[]
  readonly now: number
  /** Groups whose pushes are refused because of what fails scrapes. */
  readonly keptOut: readonly string[]
}

const isError = ({ kind }: Collision) => collisionKinds[kind].severity === 'error'

const added = (before: readonly string[], groups: readonly string[]): readonly string[] =>
  groups.length === 0 || before.length >= mostRefused
    ? before
    : [...new Set([...before, ...groups.slice(0, mostRefused)])].slice(0, mostRefused)

/** Folds one look into what is remembered: since when each collision is there, and which errors are gone. */
export const rememberCollisions = (memory: CollisionMemory, { found, now, keptOut }: Look): CollisionMemory => {
  const known = new Map(
    found.map((one) => {
      const before = memory.known.get(one.id)
      const refused = added(before?.refused ?? [], failsScrapes(one.kind) ? keptOut : [])
      return [one.id, { ...one, since: before?.since ?? now, refused }] as const
    }),
  )
  const gone = [...memory.known.values()].filter((one) => isError(one) && !known.has(one.id))
  const resolved = [
    ...gone.map(({ refused: refusedGroups, ...collision }) => ({ collision, resolvedAt: now, refusedGroups })),
    ...memory.resolved.filter(
      ({ resolvedAt, collision }) => now - resolvedAt < resolvedFor && !known.has(collision.id),
    ),
  ]
  return { known, resolved: resolved.slice(0, mostResolved) }
}

/** How many there are of each kind. */
export const countKinds = (kinds: readonly CollisionKind[]): KindCounts => {
  const counts: Partial<Record<CollisionKind, number>> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** How many there are of each severity. */
export const countSeverities = (counts: KindCounts): Readonly<Record<Severity, number>> => {
  const bySeverity = { error: 0, warning: 0, note: 0 }
  for (const [kind, count] of Object.entries(counts)) {
    bySeverity[collisionKinds[kind as CollisionKind].severity] += count
  }
  return bySeverity
}

/** The health of scrapes after one more look at the metrics page. */
export const lookAtScrape = (
  before: ScrapeHealth,
  { now, isOk, message }: { readonly now: number; readonly isOk: boolean; readonly message: string | null },
): ScrapeHealth => {
  const state = isOk ? 'ok' : 'failing'
  return { state, checkedAt: now, since: before.state === state ? before.since : now, message }
}
