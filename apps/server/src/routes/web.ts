import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { readWebFiles } from '../web/web-files.ts'

/** The web app. Every path without a file of its own is a page of the app, which has its own router. */
export const webRoutes = ({ webRoot, routePrefix }: Pick<Deps, 'webRoot' | 'routePrefix'>) => {
  const files = readWebFiles(webRoot, routePrefix)
  return new Hono().get('*', (c) => {
    const path = c.req.path.slice(routePrefix.length + 1)
    const file = files.get(path) ?? (path.includes('.') ? undefined : files.get('index.html'))
    if (!file) return c.notFound()
    const cache = file.isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache'
    const headers = { 'Content-Type': file.type, 'Cache-Control': cache, Vary: 'Accept-Encoding' }
    const accepted =
      c.req
        .header('accept-encoding')
        ?.split(',')
        .map((one) => one.trim()) ?? []
    const fitting = file.encoded.find(([encoding]) => accepted.includes(encoding))
    if (!fitting) return c.body(file.content, 200, headers)
    return c.body(fitting[1], 200, { ...headers, 'Content-Encoding': fitting[0] })
  })
}
