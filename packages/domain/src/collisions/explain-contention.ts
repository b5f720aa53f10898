import { pushCommand } from '../command.ts'
import type { ContentionClue, CountClue, ShapeClue } from '../contention/clue.ts'
import type { ContentionVerdict } from '../contention/contention.ts'
import { type GroupingKey, groupingKey } from '../grouping-key.ts'
import type { Fix } from './collision.ts'
import { claimOf, counted, type FoundCollision, type Party, printParty, sideOf, spanWords } from './party.ts'

const shownValues = 6

const listed = (names: readonly string[]) => names.join(', ') || 'nothing else'

const turns = ({ alternations, pushes, since, lastSeen }: ShapeClue | CountClue) =>
  `${counted(alternations, 'turn')} in ${counted(pushes, 'push', 'pushes')} within ${spanWords(lastSeen - since)}`

const values = (clue: CountClue) => clue.values.slice(-shownValues).join(', ')

const sentence = (clue: ContentionClue): string => {
  switch (clue.kind) {
    case 'counts':
      return `${clue.family} counts on in two sequences, ${values(clue)}: one process does not (${turns(clue)}).`
    case 'start-times':
      return `${clue.family} tells of two processes, ${values(clue)}, that take turns (${turns(clue)}).`
    case 'family-sets':
      return `Pushes with ${listed(clue.sides[0])} and pushes with ${listed(clue.sides[1])} take turns, and one deletes what the other brought (${turns(clue)}).`
    case 'shared-families':
      return `Two kinds of push share ${listed(clue.families)} and each brings metrics of its own (${turns(clue)}).`
    case 'label-sets':
      return `The series of ${listed(clue.families)} alternate between two sets of labels (${turns(clue)}).`
    case 'pace':
      return `Pushes come every ${spanWords(clue.now)}, usually every ${spanWords(clue.usual)}.`
  }
}

const metricOf = (clue: ContentionClue): string | null => {
  if ('family' in clue) return clue.family
  if ('families' in clue) return clue.families[0] ?? null
  return 'sides' in clue ? (clue.sides[0][0] ?? clue.sides[1][0] ?? null) : null
}

const ownLabel = (key: GroupingKey) =>
  ['task', 'script', 'source'].find((name) => !key.some(([known]) => known === name))

const giveOwnLabel = ({ key }: Party, gatewayUrl: string): Fix => {
  const label = ownLabel(key) ?? 'pushed_by'
  return {
    action: 'change-push',
    summary: `Give each pusher a group of its own, by a label with another value in each: the name of the script, ${label}="import", or of the instance that runs it.`,
    groups: [],
    command: pushCommand(gatewayUrl, groupingKey([...key, [label, 'import']])),
  }
}

/** Two pushers overwrite one group: proven by what only two processes can do, suspected otherwise. */
export const contention = (
  group: Party,
  { certainty, clues }: ContentionVerdict,
  gatewayUrl: string,
): FoundCollision => {
  const [first] = clues
  const metric = first ? metricOf(first) : null
  return {
    cause: group.id,
    kind: 'contention',
    certainty: certainty === 'proven' ? 'certain' : 'suspected',
    title: 'Two pushers overwrite one group',
    summary: `${printParty(group)} ${certainty === 'proven' ? 'is' : 'seems to be'} pushed to by two pushers, each of which replaces what the other pushed.`,
    details: clues.map(sentence),
    metric,
    sides: [sideOf(group, metric === null ? [] : [claimOf(metric)])],
    groups: 1,
    members: [group.id],
    fixes: [giveOwnLabel(group, gatewayUrl)],
  }
}
