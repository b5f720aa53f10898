import type { GroupingKey } from '../grouping-key.ts'
import type { PushHistory } from '../push-history.ts'
import { printLabels } from '../selector.ts'
import type { Claim, Collision, Fix, Side } from './collision.ts'

/** A group as far as a collision is concerned. Times in epoch ms, 0 for never. */
export type Party = {
  readonly id: string
  readonly key: GroupingKey
  readonly pushedAt: number
  readonly failedAt: number
  /** The pushes seen while we watched. */
  readonly history?: Pick<PushHistory, 'pushes'>
}

/** A collision before it has an id: `cause` is the same text while the cause is the same. */
export type FoundCollision = Omit<Collision, 'id'> & {
  readonly cause: string
  /** The ids of all its groups, also those that are not told as sides. */
  readonly members: readonly string[]
}

/** A group printed as people read it. */
export const printParty = ({ key }: Pick<Party, 'key'>): string => shorten(printLabels(key))

// A label may have megabytes. What is told of it is read by people.
const longestText = 300

/** A text that people can read, whatever its length. */
export const shorten = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText).toWellFormed()}…`

/** A side without anything special about it. */
export const sideOf = (
  { id, key }: Party,
  claims: readonly Claim[] = [],
  { highlight = [], trueKey = null }: Partial<Pick<Side, 'highlight' | 'trueKey'>> = {},
): Side => ({ group: id, key, claims, highlight, trueKey })

/** A claim of which only some is known. */
export const claimOf = (metric: string, given: Partial<Omit<Claim, 'metric'>> = {}): Claim => ({
  metric,
  labels: null,
  type: null,
  help: null,
  value: null,
  ...given,
  ...(given.labels && { labels: given.labels.map(([name, text]) => [shorten(name), shorten(text)] as const) }),
  ...(given.help && { help: shorten(given.help) }),
})

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** A span of time in the largest unit of which it holds two, "9 days". */
export const spanWords = (ms: number): string => {
  const [unit, size] = units.find(([, length]) => ms >= 2 * length) ?? ['second', 1000]
  return counted(Math.max(1, Math.round(ms / size)), unit)
}

/** A count with its noun, "1 group", "1,204 groups". */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`

/** Which of two groups can go more safely: one that never succeeded, else the one pushed to longer ago. */
const saferToDelete = (a: Party, b: Party): Party => {
  if (a.pushedAt !== b.pushedAt) return a.pushedAt < b.pushedAt ? a : b
  return a.failedAt !== b.failedAt ? (a.failedAt < b.failedAt ? a : b) : a.id < b.id ? a : b
}

/** Deleting one of two groups, and why it is the one. */
export const deleteSafer = (a: Party, b: Party): Fix => {
  const goes = saferToDelete(a, b)
  const stays = goes === a ? b : a
  return deleting([goes], `Delete ${printParty(goes)}: ${whyIt(goes, stays)}.`)
}

/** Deleting the safer of two groups, or changing a push, the safer first. */
export const deleteOrChange = (a: Party, b: Party, change: Fix): readonly Fix[] =>
  safestFirst([saferToDelete(a, b)], deleteSafer(a, b), change)

const whyIt = (goes: Party, stays: Party): string => {
  if (goes.pushedAt === 0) return 'no push to it ever succeeded'
  const lead = stays.pushedAt - goes.pushedAt
  return lead < 1000
    ? 'both were last pushed to within a second'
    : `it was last pushed to ${spanWords(lead)} before ${printParty(stays)}`
}

/** Deleting some groups. */
export const deleting = (groups: readonly Party[], summary: string): Fix => ({
  action: 'delete',
  summary,
  groups: groups.map(({ id }) => id),
  command: null,
})

/** Changing what a script pushes. */
export const changing = (summary: string): Fix => ({ action: 'change-push', summary, groups: [], command: null })

/** Running a command by hand. */
export const commanding = (summary: string, command: string): Fix => ({
  action: 'command',
  summary,
  groups: [],
  command,
})

/** Whether a group was pushed to more than once while we watched: deleted, it will be back. */
const isPushedOn = ({ history }: Party): boolean => (history?.pushes.length ?? 0) > 1

/** A delete and a change of the push, the safer first: what is pushed to again and again is not gone for long. */
export const safestFirst = (going: readonly Party[], remove: Fix, change: Fix): readonly Fix[] => {
  if (!going.some(isPushedOn)) return [remove, change]
  const again = going.length === 1 ? 'It is' : 'Some of them are'
  return [
    change,
    {
      ...remove,
      summary: `${remove.summary} ${again} pushed to again and again, and back then, unless the script changes.`,
    },
  ]
}

/** The newest push first: the sides somebody cares about most. */
export const byNewestPush = (a: Party, b: Party): number => b.pushedAt - a.pushedAt || (a.id < b.id ? -1 : 1)
