import type { Context, MiddlewareHandler } from 'hono'
import { Problem } from '../problem.ts'

const isRead = (method: string) => method === 'GET' || method === 'HEAD'

const isSameOrigin = (c: Context, externalOrigin: string | null): boolean => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const parsed = URL.canParse(origin) ? new URL(origin) : null
  return parsed !== null && (parsed.origin === externalOrigin || parsed.host === c.req.header('host'))
}

/** Writes are JSON and come from our own pages. A client that sends neither header is no browser, and passes. */
export const sameOriginWrites =
  (externalOrigin: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (isRead(c.req.method)) return next()
    if (!isSameOrigin(c, externalOrigin)) throw new Problem('cross-site', 'this request comes from another origin')
    const type = c.req.header('content-type') ?? ''
    if (!/^application\/json\s*(;|$)/i.test(type)) {
      throw new Problem('not-json', `Content-Type must be application/json, not ${JSON.stringify(type)}`)
    }
    return next()
  }
