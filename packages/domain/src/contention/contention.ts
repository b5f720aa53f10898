import type { Certainty, ContentionClue, CountClue, ShapeClue } from './clue.ts'
import { countClues, shapeClues } from './find-clues.ts'
import { type Followed, follow } from './followed.ts'
import { addGap, isHurried, noPace, type Pace } from './pace.ts'
import type { PushPicture } from './push-picture.ts'
import { familyClash, labelClash, shapesOf } from './shape.ts'
import { addPush, noTrack, type Track } from './track.ts'

/**
 * What the pushes of one group told of a second pusher, bounded: the latest 16 runs of pushes of alike shape, the latest
 * 16 values of at most four series that fell, and the clues found. It holds no pictures and is never changed.
 */
export type ContentionEvidence = {
  readonly lastPush: number
  readonly families: Track
  readonly labels: Track
  readonly followed: readonly Followed[]
  readonly pace: Pace
  readonly shapeClues: readonly ShapeClue[]
  readonly countClues: readonly CountClue[]
}

/** The evidence before the first push. */
export const noEvidence: ContentionEvidence = {
  lastPush: 0,
  families: noTrack,
  labels: noTrack,
  followed: [],
  pace: noPace,
  shapeClues: [],
  countClues: [],
}

/**
 * Folds what changed between two reads of a group into its evidence; `before` is undefined where the group was not
 * there. Gives the same evidence when nothing was pushed in between, and starts anew when push times went back.
 */
export const foldContention = (
  evidence: ContentionEvidence,
  before: PushPicture | undefined,
  after: PushPicture,
): ContentionEvidence => {
  if (after.pushedAt === 0 || after.pushedAt === evidence.lastPush) return evidence
  if (before === undefined || before.pushedAt === 0 || before.pushedAt > after.pushedAt) return start(after)
  if (before.pushedAt === after.pushedAt) return evidence
  const isKnown = evidence.lastPush !== 0 && evidence.lastPush < after.pushedAt
  return addPicture(isKnown ? evidence : start(before), before, after)
}

const start = (picture: PushPicture): ContentionEvidence => ({ ...noEvidence, ...tracksOf(noEvidence, picture) })

const tracksOf = ({ families, labels }: ContentionEvidence, picture: PushPicture) => {
  const shapes = shapesOf(picture)
  return {
    lastPush: picture.pushedAt,
    families: addPush(families, shapes.families, picture.pushedAt),
    labels: addPush(labels, shapes.labels, picture.pushedAt),
  }
}

const addPicture = (evidence: ContentionEvidence, before: PushPicture, after: PushPicture): ContentionEvidence => {
  const tracks = tracksOf(evidence, after)
  const followed = follow(evidence.followed, before, after)
  const byShape = [
    ...shapeClues(tracks.families, familyClash, evidence.shapeClues),
    ...shapeClues(tracks.labels, labelClash, evidence.shapeClues),
  ]
  const byCount = countClues(followed, evidence.countClues)
  const isSuspected = byShape.length + byCount.length > 0
  const pace = addGap(evidence.pace, after.pushedAt - before.pushedAt, isSuspected)
  return { ...tracks, followed, pace, shapeClues: byShape, countClues: byCount }
}

const isOngoing =
  (now: number) =>
  ({ since, lastSeen }: ShapeClue | CountClue): boolean =>
    now - lastSeen <= 4 * Math.max(lastSeen - since, 60_000)

export type ContentionVerdict = { readonly certainty: Certainty; readonly clues: readonly ContentionClue[] }

/**
 * Whether two pushers overwrite this group; null when nothing speaks for it. `proven` takes two interleaved sequences of
 * one count, or start times that come back, over at least six pushes; everything else is `suspected`. What was not seen
 * for four times as long as it was, by `now` (epoch ms), is over.
 */
export const judgeContention = (
  { shapeClues, countClues, pace }: ContentionEvidence,
  now: number,
): ContentionVerdict | null => {
  const seen = [...countClues, ...shapeClues].filter(isOngoing(now))
  if (seen.length === 0) return null
  const hurried = isHurried(pace) ? [{ kind: 'pace' as const, usual: pace.usual, now: pace.now }] : []
  const isProven = seen.some((clue) => 'certainty' in clue && clue.certainty === 'proven')
  return { certainty: isProven ? 'proven' : 'suspected', clues: [...seen, ...hurried] }
}
