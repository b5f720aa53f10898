import { groupStates, identityDoubts, matchOperators } from '@gatehouse/domain'
import { z } from 'zod'

/** Shapes several resources share on the wire. Times are epoch ms, durations ms, sample values text. */
export const epochMs = z.number().int().describe('Epoch milliseconds')
export const durationMs = z.number().int().nonnegative().describe('Milliseconds')
export const labels = z.record(z.string(), z.string())
export const groupState = z.enum(groupStates)

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
  collisions: z.array(z.never()).describe('Not looked for yet'),
  pushes: z.array(epochMs).describe('Recent push times seen, oldest first'),
  refusals: refusals.nullable(),
  identityDoubt: z.enum(identityDoubts).nullable().describe('Why this group cannot be deleted the ordinary way'),
})

export const queryList = <T extends z.ZodType>(item: T) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(item))

export const wholeNumber = (least: number, most: number, otherwise: number) =>
  z.coerce.number().int().min(least).max(most).default(otherwise)
