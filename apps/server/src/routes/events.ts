import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { liveEvents, spreadMs } from '../events/live-events.ts'
import { Problem } from '../problem.ts'
import { answers } from './answers.ts'

const summary = 'What happens, as it happens: server-sent events'

const eventShape = z.union(
  Object.entries(liveEvents).map(([kind, data]) =>
    z.object({ event: z.literal(kind), data: data.extend({ spreadMs }) }),
  ),
)

const { responses } = answers(summary, z.object({}))

const documentation = {
  summary,
  responses: {
    ...responses,
    200: { description: summary, content: { 'text/event-stream': { schema: resolver(eventShape) } } },
  },
}

export const eventRoutes = ({ events }: Pick<Deps, 'events'>) =>
  new Hono<{ Bindings: HttpBindings }>().get('/', describeRoute(documentation), (c) => {
    // nginx collects answers unless it is told not to.
    const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }
    // A body that nobody takes would be a stream that never ends.
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    const stream = events.open(() => c.env.outgoing.destroy())
    if (!stream) throw new Problem('too-many-streams', 'ask again later, or poll the other routes')
    return c.body(stream, 200, headers)
  })
