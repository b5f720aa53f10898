import { type KeptGroup, keptReasons, type Plan, type SeenGroup } from '@gatehouse/domain'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Gateways } from '../gateways/gateways.ts'
import { newId } from '../runs/new-id.ts'
import { requireWrites } from '../security/require-writes.ts'
import { answers } from './answers.ts'
import { chooseGroups, selection } from './choose-groups.ts'
import { printLabels, printTime } from './print-group.ts'
import { epochMs, groupState, labels } from './shapes.ts'
import { body } from './validate.ts'

const planRequest = z.strictObject({
  selection,
  includeFresh: z.boolean().default(false),
  reason: z.string().max(1000).default(''),
})

const applyRequest = z.strictObject({ confirm: z.string().optional() })

const planItem = z.object({
  id: z.string(),
  gateway: z.string(),
  labels,
  state: groupState,
  lastPushAt: epochMs.nullable(),
  series: z.number().int(),
})

const planAnswer = z.object({
  id: z.string(),
  createdAt: epochMs,
  expiresAt: epochMs,
  total: z.number().int(),
  series: z.number().int(),
  confirm: z.string().nullable().describe('What apply demands as "confirm"; null when nothing'),
  items: z.array(planItem),
  kept: z.array(planItem.extend({ reason: z.enum(keptReasons) })).describe('Chosen, but not part of the plan'),
})

const applyAnswer = z.object({ runId: z.string() })

const printItem = ({ id, gateway, key, state, pushedAt, series }: SeenGroup): z.infer<typeof planItem> => ({
  id,
  gateway,
  labels: printLabels(key),
  state,
  lastPushAt: printTime(pushedAt),
  series,
})

const printKept = (group: KeptGroup) => ({ ...printItem(group), reason: group.reason })

const printPlan = ({ id, createdAt, expiresAt, confirm, items, kept }: Plan): z.infer<typeof planAnswer> => ({
  id,
  createdAt,
  expiresAt,
  confirm,
  total: items.length,
  series: items.reduce((sum, { series }) => sum + series, 0),
  items: items.map(printItem),
  kept: kept.map(printKept),
})

const obstacleAt = (gateways: Gateways) => (name: string) => {
  const reader = gateways.get(name)
  if (!reader || reader.failure()) return 'gateway-unreadable'
  return reader.settings.readOnly ? 'gateway-read-only' : null
}

export const planRoutes = ({ gateways, plans, runs, writes }: Deps) =>
  new Hono()
    .use(requireWrites(writes))
    .post(
      '/',
      describeRoute(answers('Freeze a list of what will be deleted', planAnswer, 201)),
      body(planRequest),
      (c) => {
        const { selection: wanted, includeFresh, reason } = c.req.valid('json')
        const plan = plans.freeze({
          chosen: chooseGroups(gateways, wanted),
          includeFresh,
          reason,
          gatewaySizes: new Map(gateways.sources([]).map(({ view }) => [view.gateway, view.present])),
          obstacleOf: obstacleAt(gateways),
        })
        return c.json(printPlan(plan), 201)
      },
    )
    .post('/:id/apply', describeRoute(answers('Carry a plan out', applyAnswer, 202)), body(applyRequest), (c) => {
      const runId = newId('run')
      const { confirm } = c.req.valid('json')
      runs.start(runId, plans.take(c.req.param('id'), { runId, confirm }))
      return c.json({ runId } satisfies z.infer<typeof applyAnswer>, 202)
    })
