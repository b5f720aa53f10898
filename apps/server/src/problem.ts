import { GatewayError } from '@gatehouse/pushgateway'
import { MatchTooSlow } from '@gatehouse/snapshot'
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from './telemetry/logger.ts'

type Kind = readonly [ContentfulStatusCode, string, Readonly<Record<string, string>>?]

/** Everything a client can be told to have gone wrong: code -> status, title and headers. */
const problems = {
  'invalid-query': [400, 'The query is not valid'],
  'invalid-body': [400, 'The request body is not valid'],
  'invalid-match': [400, 'The selector is not valid'],
  'unknown-gateway': [404, 'No such gateway'],
  'group-not-found': [404, 'No such group'],
  'collision-not-found': [404, 'No such collision'],
  'plan-not-found': [404, 'No such plan'],
  'run-not-found': [404, 'No such run'],
  'not-found': [404, 'No such page'],
  'read-only': [403, 'Gatehouse does not write'],
  'wrong-host': [421, 'Gatehouse is not served under this name'],
  'cross-site': [403, 'Writes come from the same origin only'],
  'not-json': [415, 'Writes are JSON'],
  'too-large': [413, 'The request is too large'],
  'group-too-large': [422, 'The group is too large to be opened'],
  'plan-applied': [409, 'The plan was applied already'],
  'plan-expired': [410, 'The plan has expired'],
  'too-many-plans': [429, 'Too many plans are open'],
  'empty-selection': [422, 'The selection is empty'],
  'nothing-selected': [422, 'The selection matches no group'],
  'empty-plan': [422, 'The plan holds no group'],
  'confirmation-missing': [422, 'The plan asks for a confirmation'],
  'gateway-unreadable': [502, 'The gateway cannot be read'],
  'too-many-streams': [503, 'Too many listen already', { 'Retry-After': '30' }],
  internal: [500, 'Something went wrong in Gatehouse'],
} as const satisfies Record<string, Kind>

export type ProblemCode = keyof typeof problems

/** Thrown anywhere below a route; becomes the answer. `detail` names what was wrong, where, and what is allowed. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly more: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, detail: string, more: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.name = 'Problem'
    this.code = code
    this.more = more
  }
}

/** The answer to a problem, https://www.rfc-editor.org/rfc/rfc9457 */
const respond = ({ code, message, more }: Problem): Response => {
  const [status, title, headers]: Kind = problems[code]
  const body = { type: 'about:blank', title, status, detail: message, code, ...more }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  })
}

export const handleError =
  (log: Logger): ErrorHandler =>
  (error, c) => {
    if (error instanceof Problem) return respond(error)
    if (error instanceof MatchTooSlow) return respond(new Problem('invalid-match', `match: ${error.message}`))
    if (error instanceof GatewayError) return respond(new Problem('gateway-unreadable', error.message))
    // What the framework itself refuses is a body that is no JSON.
    if (error instanceof HTTPException && error.status === 400)
      return respond(new Problem('invalid-body', error.message))
    log.error({ method: c.req.method, path: c.req.path, error: error.message, stack: error.stack }, 'a request failed')
    return respond(new Problem('internal', 'The log of Gatehouse says more'))
  }

export const handleNotFound: NotFoundHandler = (c) => respond(new Problem('not-found', `${c.req.method} ${c.req.path}`))
