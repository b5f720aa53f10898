import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { followEvents } from '../lib/events/follow-events.ts'
import type { AppRouter } from './router.tsx'

type Props = { readonly client: QueryClient; readonly router: AppRouter }

export const App = ({ client, router }: Props) => {
  useEffect(() => followEvents(client), [client])
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
