import {
  groupStates,
  hasRawBytes,
  type KeptGroup,
  keptReasons,
  type Plan,
  printRawKey,
  type SeenGroup,
} from '@gatehouse/domain'
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
import { epochMs, groupState, labels, stateCounts, wholeNumber } from './shapes.ts'
import { body, query } from './validate.ts'

/** Groups listed in one answer. */
const longestWindow = 1000

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
  trueLabels: z.string().nullable().describe('The true grouping labels, where those shown are not: see collisions'),
  state: groupState,
  lastPushAt: epochMs.nullable(),
  series: z.number().int(),
})

const keptItem = planItem.extend({ reason: z.enum(keptReasons) })

const keptCounts = z.object({
  fresh: z.number().int(),
  'identity-in-doubt': z.number().int(),
  'gateway-read-only': z.number().int(),
  'gateway-unreadable': z.number().int(),
})

const planAnswer = z.object({
  id: z.string(),
  createdAt: epochMs,
  expiresAt: epochMs,
  total: z.number().int(),
  series: z.number().int(),
  states: stateCounts.describe('Over what goes'),
  gateways: z.array(z.string()).describe('Where what goes and what is kept is'),
  confirm: z.string().nullable().describe('What apply demands as "confirm"; null when nothing'),
  items: z.array(planItem).describe(`The first ${longestWindow} at most; the others are at items`),
  keptTotal: z.number().int(),
  keptCounts,
  kept: z.array(keptItem).describe(`Chosen, but not part of the plan: the first ${longestWindow} at most`),
})

const windowSearch = z.strictObject({
  offset: wholeNumber(0, 10_000_000, 0),
  limit: wholeNumber(1, longestWindow, longestWindow),
})

const itemsAnswer = z.object({ total: z.number().int(), items: z.array(planItem) })
const keptAnswer = z.object({ total: z.number().int(), kept: z.array(keptItem) })

const applyAnswer = z.object({ runId: z.string() })

const printItem = ({ id, gateway, key, state, pushedAt, series }: SeenGroup): z.infer<typeof planItem> => ({
  id,
  gateway,
  labels: printLabels(key),
  trueLabels: key.some(([, value]) => hasRawBytes(value)) ? printRawKey(key) : null,
  state,
  lastPushAt: printTime(pushedAt),
  series,
})

const printKept = (group: KeptGroup) => ({ ...printItem(group), reason: group.reason })

const countBy = <K extends string, T>(keys: readonly K[], items: readonly T[], keyOf: (item: T) => K) => {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  for (const item of items) counts[keyOf(item)] += 1
  return counts
}

const printPlan = ({ id, createdAt, expiresAt, confirm, items, kept }: Plan): z.infer<typeof planAnswer> => ({
  id,
  createdAt,
  expiresAt,
  confirm,
  total: items.length,
  series: items.reduce((sum, { series }) => sum + series, 0),
  states: countBy(groupStates, items, ({ state }) => state),
  gateways: [...new Set([...items, ...kept].map(({ gateway }) => gateway))],
  items: items.slice(0, longestWindow).map(printItem),
  keptTotal: kept.length,
  keptCounts: countBy(keptReasons, kept, ({ reason }) => reason),
  kept: kept.slice(0, longestWindow).map(printKept),
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
      async (c) => {
        const { selection: wanted, includeFresh, reason } = c.req.valid('json')
        const plan = plans.freeze({
          chosen: await chooseGroups(gateways, wanted),
          includeFresh,
          reason,
          gatewaySizes: new Map(gateways.sources([]).map(({ view }) => [view.gateway, view.present])),
          obstacleOf: obstacleAt(gateways),
        })
        return c.json(printPlan(plan), 201)
      },
    )
    .get('/:id/items', describeRoute(answers('What goes, window by window', itemsAnswer)), query(windowSearch), (c) => {
      const { offset, limit } = c.req.valid('query')
      const { items } = plans.find(c.req.param('id'))
      return c.json({ total: items.length, items: items.slice(offset, offset + limit).map(printItem) })
    })
    .get(
      '/:id/kept',
      describeRoute(answers('What is kept, window by window', keptAnswer)),
      query(windowSearch),
      (c) => {
        const { offset, limit } = c.req.valid('query')
        const { kept } = plans.find(c.req.param('id'))
        return c.json({ total: kept.length, kept: kept.slice(offset, offset + limit).map(printKept) })
      },
    )
    .post('/:id/apply', describeRoute(answers('Carry a plan out', applyAnswer, 202)), body(applyRequest), (c) => {
      const runId = newId('run')
      const { confirm } = c.req.valid('json')
      runs.start(runId, plans.take(c.req.param('id'), { runId, confirm }))
      return c.json({ runId } satisfies z.infer<typeof applyAnswer>, 202)
    })
