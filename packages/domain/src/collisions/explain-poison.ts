import type { GroupingKey } from '../grouping-key.ts'
import { printRawKey } from '../raw-text.ts'
import { claimOf, deleteSafer, deleting, type FoundCollision, type Party, printParty, sideOf } from './party.ts'

const keepsEverybodyOut =
  'It makes every scrape fail, and a gateway that checks pushes refuses everybody meanwhile: the groups it keeps out are not to blame.'

/** Two groups that differ only in an empty `instance`: both show the same push time. */
export const poisonTwins = (a: Party, b: Party): FoundCollision => ({
  cause: [a.id, b.id].sort().join(' '),
  kind: 'poison',
  certainty: 'certain',
  title: 'Two groups show the same push time',
  summary: `${printParty(a)} and ${printParty(b)} differ only in an empty instance, so push_time_seconds comes twice with the same labels. ${keepsEverybodyOut}`,
  details: [],
  metric: 'push_time_seconds',
  sides: [a, b].map((one) => sideOf(one, [claimOf('push_time_seconds')], { highlight: ['instance'] })),
  groups: 2,
  members: [a.id, b.id],
  fixes: [deleteSafer(a, b)],
})

type Bytes = {
  readonly group: Party
  /** What the key truly is, where the gateway's error told it; null where it did not. */
  readonly trueKey: GroupingKey | null
  /** What the gateway's error said, if it did. */
  readonly said: string | null
}

/** The names of labels whose value holds other bytes than UTF-8. */
const badLabels = (key: GroupingKey) =>
  key.filter(([, value]) => value.includes('\ufffd') || !value.isWellFormed()).map(([name]) => name)

/** A group with bytes in its key that are not UTF-8: left behind by a refused push. */
export const poisonBytes = ({ group, trueKey, said }: Bytes): FoundCollision => ({
  cause: trueKey ? printRawKey(trueKey) : group.id,
  kind: 'poison',
  certainty: 'certain',
  title: 'A refused push left a group that is not UTF-8',
  summary: `The value of ${badLabels(group.key).join(', ')} in ${trueKey ? printRawKey(trueKey) : printParty(group)} is not UTF-8. ${keepsEverybodyOut}`,
  details: said === null ? [] : [`The metrics page says: ${said}`],
  metric: null,
  sides: [sideOf(group, [], { highlight: badLabels(group.key), trueKey })],
  groups: 1,
  members: [group.id],
  fixes: trueKey
    ? [deleting([group], `Delete ${printRawKey(trueKey)} by its true bytes: nothing else heals the scrape.`)]
    : [],
})
