import { outcomeReasons, outcomes } from '@gatehouse/domain'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Run } from '../runs/run-book.ts'
import { requireWrites } from '../security/require-writes.ts'
import { answers } from './answers.ts'
import { printLabels } from './print-group.ts'
import { epochMs, labels, queryList, wholeNumber } from './shapes.ts'
import { query } from './validate.ts'

const runSearch = z.strictObject({
  from: wholeNumber(0, 10_000_000, 0),
  limit: wholeNumber(0, 1000, 1000),
  outcome: queryList(z.enum(outcomes)).describe('Only results with these outcomes; they are counted for "from"'),
})

const runAnswer = z.object({
  id: z.string(),
  planId: z.string(),
  gateways: z.array(z.string()).describe('Those it deletes from, in their order'),
  state: z.enum(['running', 'done']),
  stopped: z.boolean(),
  waiting: z.boolean().describe('Another run over one of these gateways goes first'),
  startedAt: epochMs,
  endedAt: epochMs.nullable(),
  total: z.number().int(),
  done: z.number().int(),
  unproven: z.number().int().describe('Deletes that were sent and not yet seen done'),
  outcomes: z.object({
    deleted: z.number().int(),
    'already-gone': z.number().int(),
    skipped: z.number().int(),
    'came-back': z.number().int(),
    failed: z.number().int(),
  }),
  reasons: z.partialRecord(z.enum(outcomeReasons), z.number().int()).describe('Those that occurred'),
  results: z
    .array(
      z.object({
        id: z.string(),
        gateway: z.string(),
        labels,
        outcome: z.enum(outcomes),
        reason: z.enum(outcomeReasons),
        detail: z.string(),
      }),
    )
    .describe('From index "from" on, in the order they came; the counts are always over all'),
})

type Window = z.infer<typeof runSearch>

const resultsOf = ({ tally: { results } }: Run, { from, limit, outcome }: Window) => {
  const wanted = outcome.length === 0 ? results : results.filter((one) => outcome.includes(one.outcome))
  return wanted.slice(from, from + limit)
}

const printRun = (run: Run, window: Window): z.infer<typeof runAnswer> => ({
  id: run.id,
  planId: run.planId,
  gateways: [...run.gateways],
  state: run.endedAt === null ? 'running' : 'done',
  stopped: run.stopped,
  waiting: run.isWaiting,
  startedAt: run.startedAt,
  endedAt: run.endedAt,
  total: run.total,
  done: run.tally.results.length,
  unproven: run.unproven,
  outcomes: run.tally.outcomes,
  reasons: run.tally.reasons,
  results: resultsOf(run, window).map(({ id, item, outcome, reason, detail }) => ({
    id,
    gateway: item.gateway,
    labels: printLabels(item.key),
    outcome,
    reason,
    detail,
  })),
})

export const runRoutes = ({ runs, writes }: Deps) =>
  new Hono()
    .get('/:id', describeRoute(answers('A run and what became of each group', runAnswer)), query(runSearch), (c) =>
      c.json(printRun(runs.find(c.req.param('id')), c.req.valid('query'))),
    )
    .post('/:id/stop', requireWrites(writes), describeRoute(answers('Stop a run', z.object({}), 202)), (c) => {
      runs.stop(c.req.param('id'))
      return c.json({}, 202)
    })
