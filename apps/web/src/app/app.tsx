import { QueryClientProvider } from '@tanstack/react-query'
import { type RouterHistory, RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { followEvents } from '../lib/events/follow-events.ts'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.tsx'

type Props = { readonly history?: RouterHistory }

export const App = ({ history }: Props) => {
  const [client] = useState(createQueryClient)
  const [router] = useState(() => createAppRouter(history))
  useEffect(() => followEvents(client), [client])
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
