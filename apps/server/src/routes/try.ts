import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { answers } from './answers.ts'
import { printTry } from './print-try.ts'
import { assertGateways } from './search-params.ts'
import { type TryAnswer, tryAnswer, tryRequest } from './try-shapes.ts'
import { body } from './validate.ts'

/** Judges a push without sending it: allowed where nothing may be written. */
export const tryRoutes = ({ gateways }: Deps) =>
  new Hono().post(
    '/',
    describeRoute(answers('What a gateway would make of a push, without sending it', tryAnswer)),
    body(tryRequest),
    async (c) => {
      const { gateway, method, to, body: text } = c.req.valid('json')
      assertGateways(gateways, [gateway])
      const reader = gateways.get(gateway)
      if (!reader?.lastRead()) throw new Problem('gateway-unreadable', `${gateway} has not been read yet`)
      const tried = await reader.tryPush({ method, to, body: text })
      return c.json(printTry(reader, tried, method) satisfies TryAnswer)
    },
  )
