export {
  type Claim,
  type Collision,
  type CollisionEffect,
  type CollisionKind,
  collisionEffects,
  collisionKinds,
  type Fix,
  type Severity,
  type Side,
  severities,
  sideLimit,
} from './collisions/collision.ts'
export { impliedNames, isReservedLabel } from './collisions/consistency-rules.ts'
export { hasRawBytes, printRawKey, rawText } from './collisions/raw-key.ts'
export {
  type CollisionReport,
  type KnownCollision,
  noReport,
  type ResolvedCollision,
  type ScrapeHealth,
} from './collisions/report.ts'
export { deleteCommand, firstPushCommand, pushCommand, pushFileCommand, shellQuote } from './command.ts'
export { compareText } from './compare-text.ts'
export { consistencyCheck, findInconsistencies } from './consistency/inconsistencies.ts'
export type { Naming } from './consistency/label-rules.ts'
export { relatedNames } from './consistency/related-names.ts'
export type {
  CheckedGroup,
  OwnFamily,
  Violation,
  ViolationKind,
  ViolationSide,
} from './consistency/violation.ts'
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
export {
  changesOf,
  type FamilyChange,
  familiesAfter,
  type Overridden,
  overriddenLabels,
  type PushMethod,
  pushMethods,
} from './try-push/apply-push.ts'
export { type Finding, findingsOf } from './try-push/findings.ts'
export { type Prediction, predictions, predictPush, violationText } from './try-push/prediction.ts'
export {
  decodePushPath,
  type GatewayPaths,
  needsBase64,
  type PushTarget,
  targetOfLabels,
} from './try-push/push-target.ts'
export { type PushUrl, readPushUrl, type UrlNote, urlNotes } from './try-push/push-url.ts'
