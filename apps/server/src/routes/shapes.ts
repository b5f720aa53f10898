import {
  type CollisionKind,
  collisionKinds,
  groupStates,
  identityDoubts,
  matchOperators,
  severities,
} from '@gatehouse/domain'
import { z } from 'zod'

/** Shapes several resources share on the wire. Times are epoch ms, durations ms, sample values text. */
export const epochMs = z.number().int().describe('Epoch milliseconds')
export const durationMs = z.number().int().nonnegative().describe('Milliseconds')
export const labels = z.record(z.string(), z.string())
export const groupState = z.enum(groupStates)

export const severity = z.enum(severities)
export const collisionKind = z.enum(Object.keys(collisionKinds) as [CollisionKind, ...CollisionKind[]])
/** Which groups by their collisions: those with one of a severity or kind, or with a certain one by its id. */
export const wantedCollision = z.union([severity, collisionKind, z.string().regex(/^[\w-]{16}$/)])
export const severityCounts = z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() })

/** Whether scrapes of a gateway work, as its metrics page shows. */
export const scrapeHealth = z.object({
  state: z.enum(['unknown', 'ok', 'failing']),
  checkedAt: epochMs.nullable().describe("By the gateway's clock"),
  since: epochMs.nullable().describe('When this state was first seen'),
  message: z.string().nullable().describe('What a failing metrics page says, as it says it'),
})

export const stateCounts = z.object({
  failing: z.number().int(),
  never: z.number().int(),
  missing: z.number().int(),
  stale: z.number().int(),
  late: z.number().int(),
  ahead: z.number().int(),
  fresh: z.number().int(),
})

export const matcher = z.object({ name: z.string(), op: z.enum(matchOperators), value: z.string() })

export const expectation = z.object({
  source: z.enum(['rule', 'learned', 'default']),
  every: durationMs.nullable(),
  grace: durationMs.nullable(),
  staleAfter: durationMs.nullable(),
  rule: z.string().nullable().describe('The `match` of the rule this comes from'),
})

/** How old an answer is: one entry per gateway that is part of it. */
export const freshness = z.object({
  gateway: z.string(),
  readAt: epochMs.nullable().describe("The gateway's clock at its last good read; null before the first"),
  now: epochMs.nullable().describe("The gateway's clock now; equal to readAt while it cannot be read"),
  frozen: z.boolean().describe('The gateway cannot be read: states are those of readAt'),
})

const refusals = z.object({
  since: epochMs.describe('The first refused push seen after the last accepted one'),
  seen: z.number().int().describe('Refused pushes seen since then; several may fall between two reads'),
})

export const groupRow = z.object({
  id: z.string(),
  gateway: z.string(),
  labels,
  state: groupState,
  lastPushAt: epochMs.nullable(),
  lastFailureAt: epochMs.nullable(),
  missingSince: epochMs.nullable(),
  overdueIntervals: z.number().nullable(),
  superseded: z.null().describe('Not known yet'),
  expectation,
  families: z.number().int(),
  series: z.number().int(),
  collisions: z
    .array(z.object({ id: z.string(), kind: collisionKind, severity }))
    .describe('What this group is part of, worst first; at most 5'),
  pushes: z.array(epochMs).describe('Recent push times seen, oldest first'),
  refusals: refusals.nullable(),
  identityDoubt: z.enum(identityDoubts).nullable().describe('Why this group cannot be deleted the ordinary way'),
})

export const queryList = <T extends z.ZodType>(item: T) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(item))

export const wholeNumber = (least: number, most: number, otherwise: number) =>
  z.coerce.number().int().min(least).max(most).default(otherwise)
