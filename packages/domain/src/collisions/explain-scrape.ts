import type { Label } from '@gatehouse/exposition'
import { deleteCommand } from '../command.ts'
import { type GroupingKey, groupingKey } from '../grouping-key.ts'
import { labelsFromPushTime } from '../identity.ts'
import { printLabels } from '../selector.ts'
import { sideLimit } from './collision.ts'
import { changing, commanding, counted, type FoundCollision, type Party, sideOf } from './party.ts'

const nobody = { certainty: 'certain', details: [], metric: null, sides: [], groups: 0, members: [] } as const

/** The metrics page fails for a reason that the groups do not show. */
export const scrapeFails = (message: string): FoundCollision => ({
  ...nobody,
  cause: 'scrape',
  kind: 'scrape-fails',
  title: 'Scrapes fail, and the groups do not show why',
  summary: 'The metrics page of this gateway fails, and nothing that it tells of its groups explains it.',
  details: [`The metrics page says: ${message}`],
  fixes: [
    changing('Look for the metric and the labels that the message names; deleting their group heals the scrape.'),
  ],
})

const byCommand = (gatewayUrl: string) => (key: GroupingKey) =>
  commanding(
    `Delete ${printLabels(key)} by hand: while the groups cannot be read, no delete can be proven from here.`,
    deleteCommand(gatewayUrl, key),
  )

/** The groups cannot be read although the metrics page works: one of them lost the samples of its failure time. */
export const brokenJson = (pushTimes: readonly (readonly Label[])[], gatewayUrl: string): FoundCollision => {
  const keys = pushTimes.map((labels) => groupingKey(labelsFromPushTime(labels)))
  return {
    ...nobody,
    cause: keys.map(printLabels).join(' '),
    kind: 'broken-json',
    title: 'The gateway breaks off when it tells of its groups',
    summary: `The metrics page works, but the list of groups breaks off: ${keys.map(printLabels).join(', ')} holds a push_failure_time_seconds without a sample, which a pusher must have sent.`,
    metric: 'push_failure_time_seconds',
    groups: keys.length,
    details: ['What is shown of this gateway is as old as its last good read.'],
    fixes: [
      ...keys.slice(0, sideLimit).map(byCommand(gatewayUrl)),
      changing('Push no metric named push_failure_time_seconds or push_time_seconds: the gateway makes them itself.'),
    ],
  }
}

/** Groups whose last push was refused: the gateway keeps neither body nor reason. */
export const refused = (groups: readonly Party[]): FoundCollision => ({
  cause: 'refused',
  kind: 'refused',
  certainty: 'certain',
  title: 'Pushes were refused',
  summary: `The last push to ${counted(groups.length, 'group')} was refused. The gateway keeps neither what was pushed nor why it was refused.`,
  details: [],
  metric: null,
  sides: groups
    .toSorted((a, b) => b.failedAt - a.failedAt)
    .slice(0, sideLimit)
    .map((group) => sideOf(group)),
  groups: groups.length,
  members: groups.map(({ id }) => id),
  fixes: [
    changing('Try the push against the groups that are there now: it says what the gateway would answer, and why.'),
  ],
})

/** Pushes are refused that leave no trace in any group. Times in epoch ms. */
export const refusedUntraced = (seen: {
  readonly refusals: number
  readonly from: number
  readonly to: number
}): FoundCollision => ({
  ...nobody,
  cause: 'untraced',
  kind: 'refused-untraced',
  title: 'Pushes are refused without a trace',
  summary: `The gateway counted ${counted(seen.refusals, 'refused push', 'refused pushes')} while no group shows a failure: it could not even read them, or their URL is wrong.`,
  details: ['Only the log of the pusher knows the answer it got. Its status was 400.'],
  fixes: [
    changing(
      'Look for a pusher that logs 400: a body without a final newline, with Windows line ends or a wrong syntax, or a URL with an empty or unencoded label value. Try the push to see what is wrong with it.',
    ),
  ],
})
