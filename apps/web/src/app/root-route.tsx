import { createRootRoute } from '@tanstack/react-router'
import { gatewayParam, searchSchema } from '../lib/search-schema.ts'
import { Layout } from './layout.tsx'
import { NoPage } from './no-page.tsx'
import { PageTrouble } from './page-trouble.tsx'

/** Every page shows the gateways that are chosen; none means all. */
export const rootRoute = createRootRoute({
  validateSearch: searchSchema({ gateway: gatewayParam }),
  component: Layout,
  notFoundComponent: NoPage,
  errorComponent: PageTrouble,
})
