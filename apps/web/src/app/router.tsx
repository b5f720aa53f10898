import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { baseUrl } from '../lib/base-url.ts'
import { searchParams } from '../lib/search-params.ts'
import { collisionsRoute } from './collisions-route.ts'
import { groupsRoute } from './groups-route.tsx'
import { jobsRoute } from './jobs-route.ts'
import { rootRoute } from './root-route.tsx'
import { tryRoute } from './try-route.ts'

const routeTree = rootRoute.addChildren([groupsRoute, jobsRoute, collisionsRoute, tryRoute])

type Options = { readonly history?: RouterHistory; readonly basepath?: string }

export const createAppRouter = ({ history, basepath = new URL(baseUrl).pathname }: Options = {}) =>
  createRouter({
    routeTree,
    basepath,
    parseSearch: searchParams.parse,
    stringifySearch: searchParams.print,
    ...(history && { history }),
  })

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
