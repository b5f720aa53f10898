import { metricTypes } from '@gatehouse/exposition'
import { groupSortKeys, queryGroups, stateOfRow } from '@gatehouse/snapshot'
import { Hono, type TypedResponse } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { largestOpened } from '../gateways/largest-opened.ts'
import type { PrintedFamilies } from '../gateways/messages.ts'
import { Problem } from '../problem.ts'
import { answers } from './answers.ts'
import { printFreshness, printGroup } from './print-group.ts'
import { assertGateways, durationText, prepareMatch, sortText } from './search-params.ts'
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
  wantedCollision,
  wholeNumber,
} from './shapes.ts'
import { query } from './validate.ts'

const groupsSearch = z.strictObject({
  gateway: queryList(z.string()),
  match: z.string().default(''),
  state: queryList(groupState),
  collisions: queryList(wantedCollision),
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
  collisions: z.number().int().describe('Errors and warnings these groups are part of'),
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

type GroupAnswer = z.infer<typeof groupAnswer>

/** The answer about one group, put together of what was printed where the group is kept. */
const groupBody = (known: Omit<GroupAnswer, 'metrics' | 'text'>, { metrics, text }: PrintedFamilies): Uint8Array => {
  const start = JSON.stringify(known).slice(0, -1)
  return Buffer.concat([Buffer.from(`${start},"metrics":`), metrics, Buffer.from(',"text":'), text, Buffer.from('}')])
}

const jsonType = { 'Content-Type': 'application/json' }

const nothing: PrintedFamilies = { metrics: Buffer.from('[]'), text: Buffer.from('""') }

const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`

export const groupRoutes = ({ gateways }: Deps) =>
  new Hono()
    .get(
      '/',
      describeRoute(answers('Groups of one or many gateways', groupsAnswer)),
      query(groupsSearch),
      async (c) => {
        const search = c.req.valid('query')
        assertGateways(gateways, search.gateway)
        const { matchers, compiled } = await prepareMatch(gateways, search.gateway, search.match)
        const page = queryGroups(gateways.sources(search.gateway), {
          matchers: compiled,
          states: new Set(search.state),
          collisions: new Set(search.collisions),
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
      },
    )
    .get('/:id', describeRoute(answers('One group with its metrics', groupAnswer)), async (c) => {
      const found = gateways.find(c.req.param('id'))
      if (!found) throw new Problem('group-not-found', `no gateway holds a group ${c.req.param('id')}`)
      const { reader, ...ref } = found
      const printed = (await reader.families(c.req.param('id'))) ?? nothing
      if ('tooLarge' in printed) {
        const size = mebibytes(printed.tooLarge)
        throw new Problem(
          'group-too-large',
          `it is ${size} of JSON; groups up to ${mebibytes(largestOpened)} are opened`,
        )
      }
      const known = { group: printGroup(gateways, { ...ref, state: stateOfRow(ref) }), asOf: printFreshness(reader) }
      const body = groupBody(known, printed)
      // The client's types see what is in these bytes.
      return c.body(new Uint8Array(body), 200, jsonType) as unknown as TypedResponse<GroupAnswer, 200, 'json'>
    })
