import type { MiddlewareHandler } from 'hono'

// Attributes may carry styles: bar lengths and row positions are computed. Scripts come as files only; so do
// style sheets, but for the one our own page brings along, which `styleSource` names by its hash.
const policy = (styleSource: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styleSource}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')

/** Headers on every answer, errors included. */
export const securityHeaders = ({ styleSource }: { readonly styleSource: string }): MiddlewareHandler => {
  const contentPolicy = policy(styleSource)
  return async (c, next) => {
    await next()
    c.header('Content-Security-Policy', contentPolicy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
  }
}

/** Keeps answers out of every cache. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
}
