import { queryLabels } from '@gatehouse/snapshot'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { answers } from './answers.ts'
import { assertGateways, prepareMatch } from './search-params.ts'
import { queryList, wholeNumber } from './shapes.ts'
import { query } from './validate.ts'

const labelsSearch = z.strictObject({
  gateway: queryList(z.string()),
  match: z.string().default(''),
  name: z.string().optional(),
  contains: z.string().default(''),
  limit: wholeNumber(1, 200, 20),
})

const labelsAnswer = z.object({
  names: z.array(z.object({ name: z.string(), groups: z.number().int() })),
  values: z.array(z.object({ value: z.string(), groups: z.number().int() })),
  pairs: z.array(z.object({ name: z.string(), value: z.string(), groups: z.number().int() })),
})

export const labelRoutes = ({ gateways }: Deps) =>
  new Hono().get(
    '/',
    describeRoute(answers('Label names and values in use', labelsAnswer)),
    query(labelsSearch),
    async (c) => {
      const { gateway, match, name, contains, limit } = c.req.valid('query')
      assertGateways(gateways, gateway)
      const matchers = (await prepareMatch(gateways, gateway, match)).compiled
      const { names, values, pairs } = queryLabels(gateways.sources(gateway), { matchers, name, contains, limit })
      const answer = { names: [...names], values: [...values], pairs: [...pairs] }
      return c.json(answer satisfies z.infer<typeof labelsAnswer>)
    },
  )
