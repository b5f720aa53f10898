import { type CollisionReport, noReport } from '@gatehouse/domain'
import { collisionsOfGroup, nothingCollides, type Source, type SourceCollisions } from '@gatehouse/snapshot'
import type { PublishedCollisions } from './messages.ts'

/** The collisions of one gateway as its worker published them last. */
export type CurrentCollisions = { readonly report: CollisionReport; readonly columns: SourceCollisions }

/** Before the first look. */
export const noneYet: CurrentCollisions = { report: noReport, columns: nothingCollides }

/** What a worker published, ready for questions. */
export const currentOf = ({ report, columns, list }: PublishedCollisions): CurrentCollisions => ({
  report,
  columns: { ...columns, list },
})

/** Whether a group is part of a collision. */
export const isPartOf = (source: Source | undefined, group: string, collision: string): boolean => {
  const row = source?.view.rowOf(group)
  return source !== undefined && row !== undefined && collisionsOfGroup(source, row).some(({ id }) => id === collision)
}
