import type { MiddlewareHandler } from 'hono'
import type { Writes } from '../deps.ts'
import { Problem } from '../problem.ts'

const explanations = {
  'read-only': 'it was started with --read-only',
  'open-listener':
    'it listens on a non-loopback address without authentication; listen on loopback, or start it with ' +
    '--web.allow-anonymous-writes if whoever reaches it may delete',
  'no-record': 'deletions are recorded on standard error, and that leads nowhere',
}

/** Refuses every request below while Gatehouse does not write, and says why. */
export const requireWrites =
  (writes: Writes): MiddlewareHandler =>
  async (_, next) => {
    if (!writes.allowed) throw new Problem('read-only', explanations[writes.reason], { reason: writes.reason })
    await next()
  }
