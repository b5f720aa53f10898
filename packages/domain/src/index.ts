export {
  type Claim,
  type Collision,
  type CollisionEffect,
  type CollisionKind,
  collisionEffects,
  collisionKinds,
  type Fix,
  failsScrapes,
  type Severity,
  type Side,
  severities,
  sideLimit,
} from './collisions/collision.ts'
export { impliedNames, isReservedLabel } from './collisions/consistency-rules.ts'
export { contention } from './collisions/explain-contention.ts'
export { nearTwinKeys, runawayKey } from './collisions/explain-key-lint.ts'
export { type Overlap, overlappingKeys } from './collisions/explain-keys.ts'
export {
  emptyLeLabel,
  exportedLabel,
  leLabel,
  type Mislabelled,
  quantileLabel,
  reservedLabel,
} from './collisions/explain-labels.ts'
export { gatewayFamily, type Holders, helpDiffers, suffixClash, typeClash } from './collisions/explain-names.ts'
export { poisonAlike, poisonBytes, poisonTwins } from './collisions/explain-poison.ts'
export { emptyPush, fossils } from './collisions/explain-pushes.ts'
export { brokenJson, refused, refusedUntraced, scrapeFails } from './collisions/explain-scrape.ts'
export {
  lostSeries,
  lostWithin,
  type SharedSeries,
  sameSeries,
  sameSeriesAsMany,
  seriesTwice,
} from './collisions/explain-series.ts'
export { commonOwnFamilies } from './collisions/own-families.ts'
export type { FoundCollision, Party } from './collisions/party.ts'
export { hasTimesOf, type PoisonedKey, poisonedKeys, trueKeyOf } from './collisions/poisoned-keys.ts'
export {
  type CollisionMemory,
  countKinds,
  countSeverities,
  type GoneCollision,
  lookAtScrape,
  noCollisions,
  rememberCollisions,
} from './collisions/remember-collisions.ts'
export {
  type CollisionReport,
  type KindCounts,
  type KnownCollision,
  noReport,
  type ResolvedCollision,
  type ScrapeHealth,
} from './collisions/report.ts'
export {
  areUntraced,
  countRefusals,
  noRefusals,
  type UntracedRefusals,
} from './collisions/untraced-refusals.ts'
export { deleteCommand, firstPushCommand, pushCommand, pushFileCommand, shellQuote } from './command.ts'
export { compareText } from './compare-text.ts'
export { consistencyCheck, findInconsistencies } from './consistency/inconsistencies.ts'
export type { Naming } from './consistency/label-rules.ts'
export { relatedNames } from './consistency/related-names.ts'
export type {
  CheckedGroup,
  Violation,
  ViolationKind,
  ViolationSide,
} from './consistency/violation.ts'
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
export { hasRawBytes, printRawKey, rawText, shownText } from './raw-text.ts'
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
