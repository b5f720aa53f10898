export { type AgeBucket, ageBounds } from './age-histogram.ts'
export { BrokenAnswer } from './broken-answer.ts'
export { decodeFamily } from './decode-family.ts'
export type { DecodedGroup } from './decode-group.ts'
export { decodeGroups } from './decode-groups.ts'
export { groupId } from './group-id.ts'
export type { GroupRow } from './group-row.ts'
export { type IngestContext, ingest, missingLimit, type Rows } from './ingest.ts'
export { MatchTooSlow } from './match-budget.ts'
export { type PublishedSnapshot, publish } from './published.ts'
export {
  everyGroup,
  filterGroups,
  type GroupFilter,
  type GroupsPage,
  type GroupsQuery,
  queryGroups,
} from './query-groups.ts'
export { type Job, type JobSortKey, jobSortKeys, queryJobs, sortJobs } from './query-jobs.ts'
export { type LabelsAnswer, type LabelsQuery, queryLabels } from './query-labels.ts'
export { type SnapshotView, viewSnapshot } from './snapshot-view.ts'
export { type GroupSort, type GroupSortKey, groupSortKeys } from './sort-rows.ts'
export { expectationOf, overdueOfRow, type RowRef, type Source, stateOfRow } from './source.ts'
export { countStates, type StateCounts } from './state-counts.ts'
