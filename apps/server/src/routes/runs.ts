import { outcomes } from '@gatehouse/domain'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { countOutcomes, type Run } from '../runs/run-book.ts'
import { requireWrites } from '../security/require-writes.ts'
import { answers } from './answers.ts'
import { printLabels } from './print-group.ts'
import { epochMs, labels } from './shapes.ts'

const runAnswer = z.object({
  id: z.string(),
  planId: z.string(),
  state: z.enum(['running', 'done']),
  stopped: z.boolean(),
  startedAt: epochMs,
  endedAt: epochMs.nullable(),
  total: z.number().int(),
  done: z.number().int(),
  outcomes: z.object({
    deleted: z.number().int(),
    'already-gone': z.number().int(),
    skipped: z.number().int(),
    'came-back': z.number().int(),
    failed: z.number().int(),
  }),
  results: z.array(
    z.object({ id: z.string(), gateway: z.string(), labels, outcome: z.enum(outcomes), detail: z.string() }),
  ),
})

const printRun = ({ id, plan, startedAt, endedAt, stopped, results }: Run): z.infer<typeof runAnswer> => ({
  id,
  planId: plan.id,
  state: endedAt === null ? 'running' : 'done',
  stopped,
  startedAt,
  endedAt,
  total: plan.items.length,
  done: results.length,
  outcomes: countOutcomes(results),
  results: results.map(({ id: group, item, outcome, detail }) => ({
    id: group,
    gateway: item.gateway,
    labels: printLabels(item.key),
    outcome,
    detail,
  })),
})

export const runRoutes = ({ runs, writes }: Deps) =>
  new Hono()
    .get('/:id', describeRoute(answers('A run and what became of each group', runAnswer)), (c) =>
      c.json(printRun(runs.find(c.req.param('id')))),
    )
    .post('/:id/stop', requireWrites(writes), describeRoute(answers('Stop a run', z.object({}), 202)), (c) => {
      runs.stop(c.req.param('id'))
      return c.json({}, 202)
    })
