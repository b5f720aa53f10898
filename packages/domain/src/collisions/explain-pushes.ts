import { sideLimit } from './collision.ts'
import {
  byNewestPush,
  changing,
  claimOf,
  counted,
  type FoundCollision,
  type Party,
  sideOf,
  spanWords,
} from './party.ts'

/** A group with families that its last push did not touch. */
export type FossilGroup = {
  readonly group: Party
  /** When the oldest of its families was pushed, epoch ms. */
  readonly oldestAt: number
}

const newestFirst = (a: FossilGroup, b: FossilGroup) => byNewestPush(a.group, b.group)

/** Groups of one job that still hold families an earlier push left behind. */
export const fossils = (job: string, found: readonly FossilGroup[]): FoundCollision => {
  const longest = Math.max(...found.map(({ group, oldestAt }) => group.pushedAt - oldestAt))
  return {
    cause: job,
    kind: 'fossils',
    certainty: 'certain',
    title: 'Metrics that earlier pushes left behind',
    summary: `${counted(found.length, 'group')} of job ${JSON.stringify(job)} ${found.length === 1 ? 'holds' : 'hold'} metrics up to ${spanWords(longest)} older than the last push: a POST replaces only the metrics it names.`,
    details: [],
    metric: null,
    sides: found
      .toSorted(newestFirst)
      .slice(0, sideLimit)
      .map(({ group }) => sideOf(group)),
    groups: found.length,
    members: found.map(({ group }) => group.id),
    fixes: [changing('Push with PUT, which replaces the whole group, when old metrics should go.')],
  }
}

/** Groups whose last push had no content. */
export const emptyPush = (groups: readonly Party[]): FoundCollision => ({
  cause: 'empty',
  kind: 'empty-push',
  certainty: 'certain',
  title: 'Groups without metrics',
  summary: `The last push to ${counted(groups.length, 'group')} had no content; it counts as a push, and nothing of the job is left to see.`,
  details: [],
  metric: null,
  sides: groups
    .toSorted(byNewestPush)
    .slice(0, sideLimit)
    .map((group) => sideOf(group, [claimOf('push_time_seconds')])),
  groups: groups.length,
  members: groups.map(({ id }) => id),
  fixes: [changing('Delete the group instead of pushing nothing, or look why the script has nothing to push.')],
})
