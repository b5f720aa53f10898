import { isHistogram, isSummary, type MetricFamily, metricTypes, printText, type Series } from '@gatehouse/exposition'
import { groupSortKeys, queryGroups, stateOfRow } from '@gatehouse/snapshot'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { answers } from './answers.ts'
import { printFreshness, printGroup, printLabels } from './print-group.ts'
import { assertGateways, durationText, readMatch, sortText } from './search-params.ts'
import {
  durationMs,
  epochMs,
  freshness,
  groupRow,
  groupState,
  labels,
  matcher,
  queryList,
  stateCounts,
  wholeNumber,
} from './shapes.ts'
import { query } from './validate.ts'

const groupsSearch = z.strictObject({
  gateway: queryList(z.string()),
  match: z.string().default(''),
  state: queryList(groupState),
  older_than: durationText.optional(),
  younger_than: durationText.optional(),
  sort: sortText(groupSortKeys, 'state'),
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
})

const groupsAnswer = z.object({
  asOf: z.array(freshness),
  total: z.number().int(),
  totalSeries: z.number().int(),
  matched: z.number().int(),
  series: z.number().int(),
  matchers: z.array(matcher.extend({ groups: z.number().int().describe('Groups this matcher accepts alone') })),
  counts: stateCounts.describe('Over the match and the ages, without the states'),
  ages: z
    .array(z.object({ upTo: durationMs.nullable(), groups: z.number().int(), stale: z.number().int() }))
    .describe('Over the match and the states, without the ages'),
  groups: z.array(groupRow),
})

const series = z.union([
  z.object({
    labels,
    count: z.string(),
    sum: z.string(),
    buckets: z.array(z.tuple([z.string(), z.string()])),
    nativeBuckets: z.array(z.tuple([z.number(), z.string(), z.string(), z.string()])),
  }),
  z.object({ labels, count: z.string(), sum: z.string(), quantiles: z.array(z.tuple([z.string(), z.string()])) }),
  z.object({ labels, value: z.string() }),
])

const family = z.object({
  name: z.string(),
  type: z.enum(metricTypes),
  help: z.string(),
  timestamp: epochMs.describe('The push that brought this family'),
  series: z.array(series),
})

const groupAnswer = z.object({
  group: groupRow,
  asOf: freshness,
  metrics: z.array(family),
  text: z.string().describe('The same in the text exposition format'),
})

const printSeries = (one: Series): z.infer<typeof series> => {
  const named = { labels: printLabels(one.labels) }
  if (isHistogram(one)) {
    const { count, sum, buckets, nativeBuckets } = one
    return {
      ...named,
      count,
      sum,
      buckets: buckets.map(([...b]) => b),
      nativeBuckets: nativeBuckets.map(([...b]) => b),
    }
  }
  if (isSummary(one)) {
    return { ...named, count: one.count, sum: one.sum, quantiles: one.quantiles.map(([...quantile]) => quantile) }
  }
  return { ...named, value: one.value }
}

const printFamily = (found: MetricFamily): z.infer<typeof family> => ({
  ...found,
  series: found.series.map(printSeries),
})

export const groupRoutes = ({ gateways }: Deps) =>
  new Hono()
    .get('/', describeRoute(answers('Groups of one or many gateways', groupsAnswer)), query(groupsSearch), (c) => {
      const search = c.req.valid('query')
      assertGateways(gateways, search.gateway)
      const { matchers, compiled } = readMatch(search.match)
      const page = queryGroups(gateways.sources(search.gateway), {
        matchers: compiled,
        states: new Set(search.state),
        olderThan: search.older_than,
        youngerThan: search.younger_than,
        sort: search.sort,
        limit: search.limit,
        offset: search.offset,
      })
      const { accepted, rows, counts, ages, ...totals } = page
      return c.json({
        ...totals,
        counts,
        ages: [...ages],
        asOf: gateways.chosen(search.gateway).map(printFreshness),
        matchers: matchers.map((one, i) => ({ ...one, groups: accepted[i] ?? 0 })),
        groups: rows.map((row) => printGroup(gateways, row)),
      } satisfies z.infer<typeof groupsAnswer>)
    })
    .get('/:id', describeRoute(answers('One group with its metrics', groupAnswer)), async (c) => {
      const found = gateways.find(c.req.param('id'))
      if (!found) throw new Problem('group-not-found', `no gateway holds a group ${c.req.param('id')}`)
      const { reader, ...ref } = found
      const families = (await reader.families(c.req.param('id'))) ?? []
      return c.json({
        group: printGroup(gateways, { ...ref, state: stateOfRow(ref) }),
        asOf: printFreshness(reader),
        metrics: families.map(printFamily),
        text: printText(families),
      } satisfies z.infer<typeof groupAnswer>)
    })
