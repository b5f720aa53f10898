import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../problem.ts'

const shape = /^(\[[0-9a-fA-F:.]+\]|[^:[\]]+)(?::\d{1,5})?$/

/** The host name of a Host header, without port and brackets; undefined when the header is malformed. */
export const hostName = (header: string): string | undefined => {
  const name = shape.exec(header)?.[1]?.toLowerCase()
  return name?.startsWith('[') ? bracketed(name.slice(1, -1)) : name
}

const bracketed = (address: string) => (isIP(address) === 6 ? address : undefined)

/**
 * Answers only under known names, so that a name somebody else points here reaches nothing. Addresses pass: a rebound
 * name never is one, and probes and scrapes come by address.
 */
export const allowHosts =
  (allowed: ReadonlySet<string>): MiddlewareHandler =>
  async (c, next) => {
    const header = c.req.header('host') ?? ''
    const name = hostName(header)
    if (name !== undefined && (isIP(name) > 0 || allowed.has(name))) return next()
    const known = [...allowed].join(', ')
    throw new Problem(
      'wrong-host',
      `Host ${JSON.stringify(header)} is none of: ${known}, an IP address; see --web.allowed-host`,
    )
  }
