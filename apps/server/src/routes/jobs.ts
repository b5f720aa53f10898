import { everyGroup, type Job, jobSortKeys, queryJobs, sortJobs } from '@gatehouse/snapshot'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Gateways } from '../gateways/gateways.ts'
import { answers } from './answers.ts'
import { printExpectation, printFreshness, printTime, ruleText } from './print-group.ts'
import { assertGateways, prepareMatch, sortText } from './search-params.ts'
import { epochMs, expectation, freshness, queryList, stateCounts, wholeNumber } from './shapes.ts'
import { query } from './validate.ts'

const jobsSearch = z.strictObject({
  gateway: queryList(z.string()),
  match: z.string().default(''),
  sort: sortText(jobSortKeys, 'state'),
  limit: wholeNumber(1, 10_000, 1000),
  offset: wholeNumber(0, 10_000_000, 0),
})

const job = z.object({
  job: z.string(),
  gateway: z.string(),
  groups: z.number().int(),
  counts: stateCounts,
  lastPushAt: epochMs.nullable(),
  oldestPushAt: epochMs.nullable(),
  series: z.number().int(),
  expectation: expectation.nullable().describe('Null where its groups are expected at different rhythms'),
})

const jobsAnswer = z.object({ asOf: z.array(freshness), total: z.number().int(), jobs: z.array(job) })

const printJob = (gateways: Gateways, { rule, ...found }: Job): z.infer<typeof job> => ({
  ...found,
  lastPushAt: printTime(found.lastPushAt),
  oldestPushAt: printTime(found.oldestPushAt),
  expectation: found.expectation && printExpectation(found.expectation, ruleText(gateways.get(found.gateway), rule)),
})

export const jobRoutes = ({ gateways }: Deps) =>
  new Hono().get(
    '/',
    describeRoute(answers('The jobs, each per gateway', jobsAnswer)),
    query(jobsSearch),
    async (c) => {
      const { gateway, match, sort, limit, offset } = c.req.valid('query')
      assertGateways(gateways, gateway)
      const filter = { ...everyGroup, matchers: (await prepareMatch(gateways, gateway, match)).compiled }
      const jobs = sortJobs(queryJobs(gateways.sources(gateway), filter), sort)
      return c.json({
        asOf: gateways.chosen(gateway).map(printFreshness),
        total: jobs.length,
        jobs: jobs.slice(offset, offset + limit).map((one) => printJob(gateways, one)),
      } satisfies z.infer<typeof jobsAnswer>)
    },
  )
