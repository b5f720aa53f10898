import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { searchParams } from '../lib/search-params.ts'
import { groupsRoute } from './groups-route.tsx'
import { jobsRoute } from './jobs-route.ts'
import { rootRoute } from './root-route.tsx'
import { tryRoute } from './try-route.ts'

const routeTree = rootRoute.addChildren([groupsRoute, jobsRoute, tryRoute])

export const createAppRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    // <base href> says below which prefix we are served.
    basepath: new URL(document.baseURI).pathname,
    parseSearch: searchParams.parse,
    stringifySearch: searchParams.print,
    ...(history && { history }),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
