import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { openAPIRouteHandler } from 'hono-openapi'
import type { Deps } from './deps.ts'
import { handleError, handleNotFound, Problem } from './problem.ts'
import { collisionRoutes } from './routes/collisions.ts'
import { eventRoutes } from './routes/events.ts'
import { gatewayRoutes } from './routes/gateways.ts'
import { groupRoutes } from './routes/groups.ts'
import { healthRoutes } from './routes/health.ts'
import { jobRoutes } from './routes/jobs.ts'
import { labelRoutes } from './routes/labels.ts'
import { planRoutes } from './routes/plans.ts'
import { runRoutes } from './routes/runs.ts'
import { tryRoutes } from './routes/try.ts'
import { webRoutes } from './routes/web.ts'
import { allowHosts } from './security/allow-hosts.ts'
import { noStore, securityHeaders } from './security/headers.ts'
import { sameOriginWrites } from './security/same-origin-writes.ts'
import { readPage } from './web/page.ts'
import { readWebFiles } from './web/web-files.ts'

// 100,000 group ids fit.
const largestBody = 4 * 1024 * 1024

const refuseLarge = () => {
  throw new Problem('too-large', `a request body has at most ${largestBody} bytes`)
}

const apiRoutes = (deps: Deps) =>
  new Hono()
    .route('/collisions', collisionRoutes(deps))
    .route('/events', eventRoutes(deps))
    .route('/gateways', gatewayRoutes(deps))
    .route('/groups', groupRoutes(deps))
    .route('/jobs', jobRoutes(deps))
    .route('/labels', labelRoutes(deps))
    .route('/plans', planRoutes(deps))
    .route('/runs', runRoutes(deps))
    .route('/try', tryRoutes(deps))

const createApi = (deps: Deps, api: AppType) => {
  const documentation = {
    info: { title: 'Gatehouse', version: deps.version },
    servers: [{ url: `${deps.routePrefix}/api/v1` }],
  }
  return new Hono()
    .use(noStore)
    .use(bodyLimit({ maxSize: largestBody, onError: refuseLarge }))
    .get('/openapi.json', openAPIRouteHandler(api, { documentation }))
    .route('/', api)
    .all('*', handleNotFound)
}

/** Asks the API within this process; a problem is no answer. */
const asking = (api: AppType) => async (question: string) => {
  const response = await api.request(`/${question}`)
  return response.ok ? response.text() : undefined
}

/** The whole of Gatehouse as one fetch handler. */
export const createApp = (deps: Deps) => {
  const files = readWebFiles(deps.webRoot, deps.routePrefix)
  const page = readPage(files)
  const api = apiRoutes(deps)
  api.onError(handleError(deps.log))
  return new Hono()
    .use(securityHeaders(page))
    .use(allowHosts(deps.allowedHosts))
    .use(sameOriginWrites(deps.externalOrigin))
    .use(compress())
    .basePath(deps.routePrefix)
    .route('/', healthRoutes(deps))
    .route('/api/v1', createApi(deps, api))
    .route('/', webRoutes({ ...deps, files, page, ask: asking(api) }))
    .notFound(handleNotFound)
    .onError(handleError(deps.log))
}

/** What the events route tells. */
export type { LiveEvents } from './events/live-events.ts'

/** What the web app draws for the server. */
export type { FirstRows } from './web/first-rows.ts'

/** The API's types, for the web app's client; paths are below `/api/v1`. */
export type AppType = ReturnType<typeof apiRoutes>
