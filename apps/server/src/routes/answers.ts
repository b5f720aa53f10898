import { resolver } from 'hono-openapi'
import { z } from 'zod'

const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
})

/** How a route is described in the OpenAPI document: its answer, and the problem every route may give instead. */
export const answers = (summary: string, schema: z.ZodType, status: 200 | 201 | 202 = 200) => ({
  summary,
  responses: {
    [status]: { description: summary, content: { 'application/json': { schema: resolver(schema) } } },
    default: {
      description: 'A problem, RFC 9457',
      content: { 'application/problem+json': { schema: resolver(problemShape) } },
    },
  },
})
