import type { MetricType } from '@gatehouse/exposition'
import { type Side, sideLimit } from './collision.ts'
import {
  byNewestPush,
  changing,
  claimOf,
  counted,
  deleting,
  type FoundCollision,
  type Party,
  printParty,
  safestFirst,
  sideOf,
} from './party.ts'

/** The groups that have one metric with one type. At least one. */
export type Holders = { readonly name: string; readonly type: MetricType; readonly groups: readonly Party[] }

const size = ({ groups }: Holders) => groups.length
const newest = ({ groups }: Holders) => Math.max(...groups.map(({ pushedAt }) => pushedAt))

/** Fewest groups first; of as many, those pushed to longest ago. */
const saferFirst = (a: Holders, b: Holders) => size(a) - size(b) || newest(a) - newest(b) || (a.type < b.type ? -1 : 1)

/** Some groups of each holder, the newest ones, so that every one of them is told. */
const sidesOf = (holders: readonly Holders[]): readonly Side[] => {
  const each = Math.max(1, Math.floor(sideLimit / holders.length))
  return holders.flatMap(({ name, type, groups }) =>
    groups
      .toSorted(byNewestPush)
      .slice(0, each)
      .map((group) => sideOf(group, [claimOf(name, { type })])),
  )
}

const idsOf = (holders: readonly Holders[]) => holders.flatMap(({ groups }) => groups.map(({ id }) => id))

const where = ({ groups }: Holders): string => {
  const [first] = groups
  return groups.length === 1 && first ? printParty(first) : counted(groups.length, 'group')
}

const article = (type: MetricType) => (type === 'untyped' ? 'untyped' : `a ${type}`)

const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** Deletes all groups but those of the holder that should stay. */
const deleteOthers = (stays: Holders, others: readonly Holders[]) => {
  const going = [...new Map(others.flatMap(({ groups }) => groups).map((group) => [group.id, group])).values()]
  const what = going.length === 1 && going[0] ? printParty(going[0]) : `the ${counted(going.length, 'group')}`
  return deleting(going, `Delete ${what} where it is not ${article(stays.type)}: ${reason(stays, others)}.`)
}

const reason = (stays: Holders, others: readonly Holders[]) =>
  others.every((other) => size(other) < size(stays))
    ? `that is the smaller part, ${counted(size(stays), 'group')} stay`
    : newest(stays) - Math.max(...others.map(newest)) < 1000
      ? 'all were last pushed to within a second'
      : 'it was pushed to longer ago'

/** One metric name with two types or more. */
export const typeClash = (metric: string, holders: readonly Holders[]): FoundCollision => {
  const ordered = holders.toSorted(saferFirst)
  const stays = ordered.at(-1) as Holders
  const types = holders.map((holder) => `${article(holder.type)} in ${where(holder)}`)
  return {
    cause: metric,
    kind: 'type-clash',
    certainty: 'certain',
    title: 'One metric has two types',
    summary: `${metric} is ${listed(types)}; a scrape in which one metric has two types fails as a whole.`,
    details: [],
    metric,
    sides: sidesOf(ordered),
    groups: new Set(idsOf(holders)).size,
    members: [...new Set(idsOf(holders))],
    fixes: safestFirst(
      ordered.slice(0, -1).flatMap(({ groups }) => groups),
      deleteOthers(stays, ordered.slice(0, -1)),
      changing(`Give ${metric} the same TYPE in every script that pushes it; without a TYPE line it is untyped.`),
    ),
  }
}

/** A histogram or summary beside a metric that has the name of one of its series. */
export const suffixClash = (owner: Holders, taken: readonly Holders[]): FoundCollision => {
  const names = listed(taken.map(({ name }) => name))
  const all = [owner, ...taken]
  const takers = { name: names, type: owner.type, groups: taken.flatMap(({ groups }) => groups) }
  const [safer] = [owner, takers].toSorted(saferFirst)
  const goes = safer === owner ? [owner] : taken
  const stays = safer === owner ? takers : owner
  const going = [...new Map(goes.flatMap(({ groups }) => groups).map((group) => [group.id, group])).values()]
  return {
    cause: `${owner.name} ${owner.type}`,
    kind: 'suffix-clash',
    certainty: 'certain',
    title: `A metric has the name of a part of a ${owner.type}`,
    summary: `${owner.name} is a ${owner.type} in ${where(owner)}, so a scrape writes ${names} for it, and ${names} is also a metric of its own in ${listed(taken.map(where))}; such a scrape fails as a whole.`,
    details: [],
    metric: owner.name,
    sides: sidesOf(all),
    groups: new Set(idsOf(all)).size,
    members: [...new Set(idsOf(all))],
    fixes: safestFirst(
      going,
      deleting(
        going,
        `Delete ${going.length === 1 && going[0] ? printParty(going[0]) : `the ${counted(going.length, 'group')}`} with ${listed(goes.map(({ name }) => name))}: ${reason(stays, goes)}.`,
      ),
      changing(`Give ${names} another name in the script that pushes it.`),
    ),
  }
}

/** A metric that clashes with one of the gateway's own. */
export const gatewayFamily = (holder: Holders, own: string, why: string): FoundCollision => ({
  cause: `${holder.name} ${holder.type}`,
  kind: 'gateway-family',
  certainty: 'certain',
  title: "A metric clashes with the gateway's own",
  summary: `${holder.name} is ${article(holder.type)} in ${where(holder)}, and the gateway itself has ${own}: ${why}, so every scrape fails as a whole.`,
  details: [],
  metric: holder.name,
  sides: sidesOf([holder]),
  groups: holder.groups.length,
  members: idsOf([holder]),
  fixes: [
    deleting(
      holder.groups,
      `Delete ${holder.groups.length === 1 ? where(holder) : `the ${where(holder)} with it`}: the gateway's own metric cannot go.`,
    ),
    changing(
      `Push only your own metrics: leave out the ones of the runtime (go_, process_) and of the gateway, such as ${holder.name}.`,
    ),
  ],
})

/** One metric with different HELP texts: a scrape shows any of them. */
export const helpDiffers = (
  metric: string,
  texts: readonly { readonly help: string; readonly groups: readonly Party[] }[],
): FoundCollision => {
  const members = texts.flatMap(({ groups }) => groups.map(({ id }) => id))
  return {
    cause: metric,
    kind: 'help-differs',
    certainty: 'certain',
    title: 'One metric has different HELP texts',
    summary: `${metric} has ${texts.length} HELP texts in ${counted(members.length, 'group')}; a scrape shows any one of them, another at another time.`,
    details: [],
    metric,
    sides: texts
      .slice(0, sideLimit)
      .flatMap(({ help, groups }) => groups.slice(0, 1).map((group) => sideOf(group, [claimOf(metric, { help })]))),
    groups: members.length,
    members,
    fixes: [changing(`Use the same HELP text for ${metric} in every script.`)],
  }
}
