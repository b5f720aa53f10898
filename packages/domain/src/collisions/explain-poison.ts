import { deleteCommand } from '../command.ts'
import { canonicalKey, type GroupingKey } from '../grouping-key.ts'
import { printRawKey } from '../raw-text.ts'
import { sideLimit } from './collision.ts'
import {
  claimOf,
  commanding,
  counted,
  deleteSafer,
  deleting,
  type FoundCollision,
  type Party,
  printParty,
  shorten,
  sideOf,
} from './party.ts'

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

/** The names of labels whose value holds other bytes than UTF-8. */
const badLabels = (key: GroupingKey) =>
  key.filter(([, value]) => value.includes('\ufffd') || !value.isWellFormed()).map(([name]) => name)

type Bytes = { readonly trueKey: GroupingKey; readonly said: string }

const notUtf8 = {
  kind: 'poison',
  certainty: 'certain',
  title: 'The key of a group is not UTF-8',
  metric: null,
} as const

/** A group with bytes in its key that are not UTF-8, mostly left behind by a refused push. */
export const poisonBytes = (group: Party, { trueKey, said }: Bytes): FoundCollision => ({
  ...notUtf8,
  cause: canonicalKey(group.key),
  summary: `The value of ${badLabels(trueKey).join(', ')} in ${shorten(printRawKey(trueKey))} is not UTF-8. ${keepsEverybodyOut}`,
  details: [`The metrics page says: ${said}`],
  sides: [sideOf(group, [], { highlight: badLabels(trueKey), trueKey })],
  groups: 1,
  members: [group.id],
  fixes: [
    deleting([group], `Delete ${shorten(printRawKey(trueKey))} by its true bytes: nothing else heals the scrape.`),
  ],
})

const byHand =
  (gatewayUrl: string) =>
  ({ trueKey }: Bytes) =>
    commanding(
      `Delete ${shorten(printRawKey(trueKey))} by hand: other groups look the same here, so that no delete of it could be proven.`,
      deleteCommand(gatewayUrl, trueKey),
    )

/** Groups that look the same, some or all of which hold bytes that are not UTF-8. At least one of each. */
export const poisonAlike = (groups: readonly Party[], found: readonly Bytes[], gatewayUrl: string): FoundCollision => {
  const keys = found.map(({ trueKey }) => shorten(printRawKey(trueKey)))
  const labels = badLabels(found[0]?.trueKey ?? [])
  return {
    ...notUtf8,
    cause: canonicalKey(groups[0]?.key ?? []),
    summary: `${counted(groups.length, 'group')} ${groups.length === 1 ? 'looks' : 'look'} like this, and ${keys.slice(0, 3).join(' and ')} ${keys.length === 1 ? 'is' : 'are'} not UTF-8. ${keepsEverybodyOut}`,
    details: found.slice(0, 3).map(({ said }) => `The metrics page says: ${said}`),
    sides: groups.slice(0, sideLimit).map((group) => sideOf(group, [], { highlight: labels })),
    groups: groups.length,
    members: groups.map(({ id }) => id),
    fixes: found.slice(0, sideLimit).map(byHand(gatewayUrl)),
  }
}
