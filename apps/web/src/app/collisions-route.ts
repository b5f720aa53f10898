import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { collisionsSearch } from '../features/collisions/collisions-search.ts'
import { rootRoute } from './root-route.tsx'

export const collisionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/collisions',
  validateSearch: collisionsSearch,
  component: lazyRouteComponent(() => import('./collisions-screen.tsx'), 'CollisionsScreen'),
})
