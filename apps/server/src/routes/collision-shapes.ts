import { collisionEffects } from '@gatehouse/domain'
import { metricTypes } from '@gatehouse/exposition'
import { z } from 'zod'
import {
  collisionKind,
  epochMs,
  freshness,
  groupState,
  labels,
  scrapeHealth,
  severity,
  severityCounts,
} from './shapes.ts'

const claim = z.object({
  metric: z.string(),
  labels: labels.nullable().describe('Of a series, as a scrape carries them; null when the whole family is meant'),
  type: z.enum(metricTypes).nullable(),
  help: z.string().nullable(),
  value: z.string().nullable(),
})

const side = z.object({
  group: z.object({
    id: z.string(),
    labels,
    state: groupState.nullable().describe('null when the group is not there any more'),
    lastPushAt: epochMs.nullable(),
    series: z.number().int(),
  }),
  claims: z.array(claim),
  highlight: z.array(z.string()).describe('The labels that matter'),
  trueLabels: z
    .string()
    .nullable()
    .describe('The true grouping labels, other bytes than UTF-8 escaped, where the labels shown are not the true ones'),
})

const fix = z.object({
  action: z.enum(['delete', 'change-push', 'command']),
  summary: z.string(),
  groups: z
    .array(z.string())
    .describe('The ids of the groups a "delete" is about; plan it with this collision and fix'),
  command: z.string().nullable(),
})

const collision = z.object({
  id: z.string(),
  gateway: z.string(),
  kind: collisionKind,
  severity,
  effects: z.array(z.enum(collisionEffects)),
  certainty: z.enum(['certain', 'suspected']),
  title: z.string(),
  summary: z.string(),
  details: z.array(z.string()),
  metric: z.string().nullable(),
  since: epochMs.describe("When it was first seen, by the gateway's clock"),
  sides: z.array(side).describe('At most 20'),
  groups: z.number().int().describe('How many groups are part of it'),
  refused: z.number().int().describe('Groups whose last push was refused while this keeps everybody out'),
  fixes: z.array(fix).describe('Safest first'),
})

const resolved = z.object({
  id: z.string(),
  gateway: z.string(),
  kind: collisionKind,
  severity,
  title: z.string(),
  summary: z.string(),
  since: epochMs,
  resolvedAt: epochMs,
  refused: z.number().int().describe('Groups whose pushes were refused because of it'),
  waiting: z.number().int().describe('Those that were not pushed to since'),
})

export const collisionsAnswer = z.object({
  asOf: z.array(freshness),
  scrapes: z.array(
    scrapeHealth.extend({
      gateway: z.string(),
      checksPushes: z.boolean().nullable(),
      dropped: z.boolean().describe('Prometheus drops the whole scrape'),
    }),
  ),
  counts: severityCounts.describe('Of these gateways, whatever else is asked for'),
  kinds: z.array(z.object({ kind: collisionKind, severity, count: z.number().int() })),
  total: z.number().int().describe('Collisions that match'),
  listed: z.number().int().describe('How many of a gateway are told one by one; its counts count all'),
  collisions: z.array(collision),
  resolved: z.array(resolved).describe('Gone in the last 15 minutes, newest first'),
})

export type CollisionsAnswer = z.infer<typeof collisionsAnswer>
