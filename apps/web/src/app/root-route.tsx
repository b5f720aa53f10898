import { createRootRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { gatewayParam } from '../lib/search-schema.ts'
import { Layout } from './layout.tsx'
import { NoPage } from './no-page.tsx'
import { PageTrouble } from './page-trouble.tsx'

/** Every page shows the gateways that are chosen; none means all. */
export const rootRoute = createRootRoute({
  validateSearch: z.object({ gateway: gatewayParam }),
  component: Layout,
  notFoundComponent: NoPage,
  errorComponent: PageTrouble,
})
