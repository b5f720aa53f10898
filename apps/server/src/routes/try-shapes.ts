import { predictions, pushMethods, urlNotes } from '@gatehouse/domain'
import { metricTypes } from '@gatehouse/exposition'
import { z } from 'zod'
import { collisionKind, freshness, labels, severity } from './shapes.ts'

/** The longest body that is judged, in UTF-16 code units; JSON around it has to fit the limit of a request, too. */
const longestBody = 3 * 1024 * 1024

const pair = z.tuple([z.string().max(1000), z.string().max(100_000)])

export const tryRequest = z.strictObject({
  gateway: z.string(),
  method: z.enum(pushMethods).default('PUT'),
  to: z.union([
    z.strictObject({ url: z.string().max(200_000) }).describe('A pasted URL, or the path of one'),
    z.strictObject({ labels: z.array(pair).max(1000) }).describe('Grouping labels, job among them'),
  ]),
  body: z.string().max(longestBody),
})

const claim = z.object({
  metric: z.string(),
  labels: labels.nullable(),
  type: z.enum(metricTypes).nullable(),
  help: z.string().nullable(),
  value: z.string().nullable(),
})

const side = z.object({
  who: z.enum(['push', 'group', 'gateway']).describe('The push itself, a group that is there, or the gateway itself'),
  group: z.object({ id: z.string(), labels }).nullable(),
  claims: z.array(claim),
})

const violation = z.object({
  kind: collisionKind,
  metric: z.string(),
  said: z.string().describe('As the gateway words it, without the labels and values it quotes'),
  isOld: z.boolean().describe('There whether this is pushed or not'),
  sides: z.array(side),
})

const change = z.object({
  name: z.string(),
  change: z.enum(['added', 'replaced', 'kept', 'dropped']),
  typeBefore: z.string().nullable(),
  typeAfter: z.string().nullable(),
  seriesBefore: z.number().int(),
  seriesAfter: z.number().int(),
})

const changes = z.object({
  counts: z.object({
    added: z.number().int(),
    replaced: z.number().int(),
    kept: z.number().int(),
    dropped: z.number().int(),
  }),
  families: z.array(change).describe('At most 500'),
})

const finding = z.object({
  line: z.number().int(),
  column: z.number().int().nullable(),
  severity,
  said: z.string().describe("In the gateway's words; may be empty"),
  hint: z.string().describe('What to do about it; may be empty'),
})

export const tryAnswer = z.object({
  asOf: freshness.nullable().describe('The groups this was held against'),
  verdict: z.enum(predictions),
  status: z.number().int().nullable().describe('What the gateway would answer; null when nothing, or not known'),
  cause: z.string().nullable().describe('What it would say'),
  unknownBecause: z.string().nullable(),
  stores: z.boolean().describe('What is pushed would be there afterwards'),
  leavesFailure: z.boolean().describe('The group would get a failure time, and be created where it is not there'),
  locksRoute: z.boolean().describe('Up to 1.6.0, the gateway would answer nothing more on this route until a restart'),
  checks: z.boolean().nullable().describe('Whether the gateway checks pushes against what is there'),
  key: labels.nullable().describe('The grouping labels the gateway would read; null when none'),
  keyInDoubt: z.boolean().describe('A value holds bytes that are not UTF-8'),
  needsBase64: z.array(z.string()).describe('Labels whose values only @base64 carries'),
  location: z.string().nullable().describe('Where a redirect would lead'),
  otherHost: z.string().nullable().describe('The host of the URL where it is not that of the gateway'),
  notes: z.array(z.enum(urlNotes)),
  group: z.string().nullable().describe('The id of the group that is pushed to'),
  isThere: z.boolean(),
  families: z.number().int(),
  series: z.number().int(),
  findings: z.array(finding).describe('Line by line, at most 100'),
  violations: z.array(violation).describe('At most 50'),
  changes: z.object({ PUT: changes, POST: changes }).nullable().describe('What each method would do to the group'),
  compared: z.number().int().describe('Other groups this was held against'),
  others: z.number().int().describe('Other groups there are'),
  command: z.string().nullable().describe('To push a file metrics.prom to this group'),
})

export type TryAnswer = z.infer<typeof tryAnswer>
