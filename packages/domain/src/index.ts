export { deleteCommand, firstPushCommand, pushCommand, shellQuote } from './command.ts'
export { compareText } from './compare-text.ts'
export type { Certainty, ContentionClue, CountClue, PaceClue, ShapeClue } from './contention/clue.ts'
export {
  type ContentionEvidence,
  type ContentionVerdict,
  foldContention,
  judgeContention,
  noEvidence,
} from './contention/contention.ts'
export { type PushPicture, pushPicture } from './contention/push-picture.ts'
export { duration } from './duration.ts'
export {
  defaultExpectation,
  defaultStaleAfter,
  type Expectation,
  type Rhythm,
  ruleExpectation,
} from './expectation.ts'
export { groupPath } from './group-path.ts'
export {
  clockTolerance,
  type GroupFacts,
  type GroupState,
  groupStates,
  overdueIntervals,
  stateOf,
} from './group-state.ts'
export { canonicalKey, type GroupingKey, groupingKey, labelValue, readingOrder } from './grouping-key.ts'
export {
  agreesWithPushTime,
  hasReplacementCharacter,
  type IdentityDoubt,
  identityDoubts,
  labelsFromPushTime,
  twinKey,
} from './identity.ts'
export type { Growth } from './key-lint/growth.ts'
export type { LintedGroup } from './key-lint/linted-group.ts'
export { type NearTwins, nearTwins, type TwinLabel } from './key-lint/near-twins.ts'
export { type KeyAdvice, type RunawayKey, runawayKeys } from './key-lint/runaway-keys.ts'
export { isAmbiguousName, isPlainName } from './label-name.ts'
export {
  type Aftermath,
  type Found,
  judgeAfter,
  judgeBefore,
  type Outcome,
  type OutcomeReason,
  outcomeReasons,
  outcomes,
  type Verdict,
} from './outcome.ts'
export {
  freezePlan,
  type KeptGroup,
  type KeptReason,
  keptReasons,
  largePlan,
  type Plan,
  type PlanRequest,
  planLifetime,
  type SeenGroup,
} from './plan.ts'
export { noHistory, type PushHistory, recentPushLimit, remember } from './push-history.ts'
export {
  escapePattern,
  type Matcher,
  type MatchOperator,
  matchOperators,
  printLabels,
  printMatcher,
  printSelector,
  quote,
} from './selector.ts'
