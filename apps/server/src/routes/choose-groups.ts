import { type GroupingKey, type GroupState, hasReplacementCharacter, type SeenGroup } from '@gatehouse/domain'
import { filterGroups, type RowRef, stateOfRow } from '@gatehouse/snapshot'
import { z } from 'zod'
import type { Gateways } from '../gateways/gateways.ts'
import { Problem } from '../problem.ts'
import { assertGateways, prepareMatch } from './search-params.ts'
import { durationMs, groupState, wantedCollision } from './shapes.ts'

const wholeIndex = z.number().int().min(0).max(100)

const groupIds = z.array(z.string()).max(100_000)

export const selection = z.union([
  z.strictObject({ ids: groupIds }),
  z
    .strictObject({ collision: z.string(), fix: wholeIndex })
    .describe('What a fix of a collision deletes: the collision and the index of the fix'),
  z.strictObject({
    gateway: z.array(z.string()).optional(),
    match: z.string().optional(),
    state: z.array(groupState).optional(),
    collisions: z.array(wantedCollision).optional(),
    olderThan: durationMs.optional(),
    youngerThan: durationMs.optional(),
    except: groupIds.optional().describe('Of what matches, the groups that are not meant'),
  }),
])

type Selection = z.infer<typeof selection>

/** The groups a selection means, as they are seen now. Throws a problem when that is nothing. */
export const chooseGroups = async (gateways: Gateways, wanted: Selection): Promise<readonly SeenGroup[]> => {
  if ('ids' in wanted) return chooseById(gateways, wanted.ids)
  if ('collision' in wanted) return chooseByFix(gateways, wanted)
  const { gateway: names = [], state: states = [], collisions = [], olderThan, youngerThan, except = [] } = wanted
  const matchers = (await prepareMatch(gateways, names, wanted.match ?? '')).compiled
  // An empty list or selector names nothing; a slip of a client must not mean every group.
  const isEmpty = [names, states, collisions, matchers].every(({ length }) => length === 0)
  if (isEmpty && olderThan === undefined && youngerThan === undefined) {
    throw new Problem(
      'empty-selection',
      'name ids, or at least one of gateway, match, state, collisions, olderThan, youngerThan',
    )
  }
  assertGateways(gateways, names)
  const matching = filterGroups(gateways.sources(names), {
    matchers,
    states: new Set(states),
    collisions: new Set(collisions),
    olderThan,
    youngerThan,
  })
  const spared = new Set(except)
  const chosen = matching.filter(({ source, row }) => !spared.has(source.view.idOf(row)))
  if (chosen.length === 0) throw new Problem('nothing-selected', 'no group matches the selection now')
  return chosen.map(seen)
}

const chooseById = (gateways: Gateways, ids: readonly string[]): readonly SeenGroup[] => {
  if (ids.length === 0) throw new Problem('empty-selection', '"ids" names no group')
  const find = gateways.finder()
  return [...new Set(ids)].map((id) => {
    const found = find(id)
    if (!found) throw new Problem('group-not-found', `no gateway holds a group ${JSON.stringify(id)}`, { id })
    return seen(found)
  })
}

const chooseByFix = (gateways: Gateways, { collision, fix }: { collision: string; fix: number }) => {
  const found = gateways.findCollision(collision)
  if (!found) throw new Problem('collision-not-found', `no gateway has a collision ${JSON.stringify(collision)} now`)
  const { action, groups } = found.collision.fixes[fix] ?? { action: 'none', groups: [] }
  if (action !== 'delete') throw new Problem('nothing-selected', `fix ${fix} of that collision deletes nothing`)
  const keys = new Map(found.collision.sides.map(({ group, trueKey }) => [group, trueKey]))
  const chosen = chooseById(gateways, groups)
  if (found.collision.kind !== 'poison') return chosen
  return chosen.map((group) => withTrueKey(group, keys.get(group.id) ?? null))
}

/** What a collision found out about a group settles why its identity was in doubt; a copied name stays in doubt. */
const withTrueKey = (group: SeenGroup, trueKey: GroupingKey | null): SeenGroup => {
  // What looks the same as another group is told apart by its bytes alone, and no read could prove which one went.
  if (group.doubt === 'twin') return hasReplacementCharacter(group.key) ? group : { ...group, settledDoubt: 'twin' }
  return group.doubt === 'not-utf8' && trueKey ? { ...group, key: trueKey, settledDoubt: 'not-utf8' } : group
}

/** A clock that is wrong, the gateway's or ours, must not make a living group look dead: alive by either is alive. */
const cautiousState = ({ source, row }: RowRef): GroupState => {
  const byOurClock = stateOfRow({ source: { ...source, now: Date.now() }, row })
  return byOurClock === 'fresh' || byOurClock === 'ahead' ? byOurClock : stateOfRow({ source, row })
}

const seen = ({ source, row }: RowRef): SeenGroup => ({
  id: source.view.idOf(row),
  gateway: source.view.gateway,
  key: source.view.labels(row),
  state: cautiousState({ source, row }),
  doubt: source.view.doubtOf(row),
  pushedAt: source.view.pushedAt[row] ?? 0,
  failedAt: source.view.failedAt[row] ?? 0,
  series: source.view.series[row] ?? 0,
})
