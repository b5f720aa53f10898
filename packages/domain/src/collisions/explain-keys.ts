import { sideLimit } from './collision.ts'
import type { Party } from './party.ts'
import { byNewestPush, changing, counted, type FoundCollision, printParty, sideOf } from './party.ts'

/** A group with others whose keys hold all its labels and more, and metrics that both have. */
export type Overlap = {
  readonly parent: Party
  readonly children: readonly Party[]
  /** Some of the names both have. */
  readonly metrics: readonly string[]
}

/** Keys that overlap and share metrics: a sum over all of them counts twice. */
export const overlappingKeys = ({ parent, children, metrics }: Overlap): FoundCollision => ({
  cause: parent.id,
  kind: 'overlapping-keys',
  certainty: 'certain',
  title: 'A group and its parent have the same metrics',
  summary: `${printParty(parent)} and ${counted(children.length, 'group')} with more labels share ${metrics.join(', ')}: a sum over the job counts them twice, and a delete of the one leaves the others.`,
  details: [],
  metric: metrics[0] ?? null,
  sides: [parent, ...children.toSorted(byNewestPush)].slice(0, sideLimit).map((group) => sideOf(group)),
  groups: 1 + children.length,
  members: [parent.id, ...children.map(({ id }) => id)],
  fixes: [changing('Push with the same label names each time: always with the additional label, or never.')],
})
