import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { trySearch } from '../features/try-push/try-search.ts'
import { rootRoute } from './root-route.tsx'

export const tryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/try',
  validateSearch: trySearch,
  component: lazyRouteComponent(() => import('./try-screen.tsx'), 'TryScreen'),
})
