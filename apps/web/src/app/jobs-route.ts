import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { jobsSearch } from '../features/jobs/jobs-search.ts'
import { rootRoute } from './root-route.tsx'

export const jobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs',
  validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('./jobs-screen.tsx'), 'JobsScreen'),
})
