import { type Context, Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { accepts } from '../web/accepts.ts'
import { drawRest, emptyRest } from '../web/draw-rest.ts'
import type { Page } from '../web/page.ts'
import { sendInParts } from '../web/send-in-parts.ts'
import { showTheme } from '../web/show-theme.ts'
import type { WebFile } from '../web/web-files.ts'

const sendFile = (c: Context, file: WebFile) => {
  const cache = file.isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache'
  const headers = { 'Content-Type': file.type, 'Cache-Control': cache, Vary: 'Accept-Encoding' }
  const fitting = file.encoded.find(([encoding]) => accepts(c, encoding))
  if (!fitting) return c.body(file.content, 200, headers)
  return c.body(fitting[1], 200, { ...headers, 'Content-Encoding': fitting[0] })
}

type Parts = Pick<Deps, 'routePrefix' | 'firstRows' | 'log'> & {
  readonly files: ReadonlyMap<string, WebFile>
  readonly page: Page
  /** The answer of our own API, as JSON; undefined when it is a problem. */
  readonly ask: (question: string) => Promise<string | undefined>
}

/**
 * The web app. Every path without a file of its own is a page of the app, which has its own router; the groups page comes
 * with its first rows.
 */
export const webRoutes = ({ files, page, routePrefix, firstRows, ask, log }: Parts) => {
  const drawGroups = async (search: string) => {
    if (!firstRows) return emptyRest(page)
    try {
      return await drawRest({ page, base: `${routePrefix}/`, firstRows, ask }, search)
    } catch (error) {
      log.error({ error: String(error) }, 'the first rows could not be drawn')
      return emptyRest(page)
    }
  }
  return new Hono().get('*', (c) => {
    const path = c.req.path.slice(routePrefix.length + 1)
    const file = path === 'index.html' ? undefined : files.get(path)
    if (file) return sendFile(c, file)
    if (path === '') {
      const rest = () => drawGroups(new URL(c.req.url).search)
      return sendInParts(c, { start: showTheme(c, page.start), rest }, { 'Cache-Control': 'no-store', Vary: 'Cookie' })
    }
    if (path.includes('.') && path !== 'index.html') return c.notFound()
    return c.html(showTheme(c, page.whole), 200, { 'Cache-Control': 'no-cache', Vary: 'Cookie' })
  })
}
