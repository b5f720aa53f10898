export { type AgeBucket, ageBounds } from './age-histogram.ts'
export { BrokenAnswer } from './broken-answer.ts'
export {
  type CollisionColumns,
  collisionColumns,
  nothingCollides,
  type SourceCollisions,
} from './collisions/collision-columns.ts'
export { type Circumstances, findCollisions, type Located, locate } from './collisions/find-collisions.ts'
export { findKeyLint } from './collisions/find-key-lint.ts'
export { findOverlaps } from './collisions/find-overlaps.ts'
export { type Population, populationOf } from './collisions/population.ts'
export { collisionsOfGroup, type WantedCollisions } from './collisions/query-collisions.ts'
export { contentionWatch } from './collisions/watch-contention.ts'
export { type Glance, readGlance } from './glance/glance.ts'
export { groupId } from './group-id.ts'
export type { GroupRow, Rows } from './group-row.ts'
export { type IngestContext, ingest, missingLimit } from './ingest.ts'
export { judgeAhead } from './judge-ahead.ts'
export { MatchTooSlow } from './match-budget.ts'
export { type PublishedSnapshot, snapshotPublisher } from './published.ts'
export {
  countGroups,
  everyGroup,
  filterGroups,
  type GroupFilter,
  type GroupsPage,
  type GroupsQuery,
  queryGroups,
} from './query-groups.ts'
export { type Job, type JobSortKey, jobSortKeys, queryJobs, sortJobs } from './query-jobs.ts'
export { type LabelsAnswer, type LabelsQuery, queryLabels } from './query-labels.ts'
export {
  noGroups,
  openGroup,
  openGroups,
  openNamed,
  openWhole,
  type ReadGroup,
  type ReadGroups,
  readGroups,
} from './read-groups.ts'
export { type SnapshotView, viewSnapshot } from './snapshot-view.ts'
export { type GroupSort, type GroupSortKey, groupSortKeys } from './sort-groups.ts'
export { expectationOf, overdueOfRow, type RowRef, type Source, stateOfRow } from './source.ts'
export type { StateCounts } from './state-counts.ts'
