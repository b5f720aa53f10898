import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { App } from './app.tsx'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.tsx'
import { takeAlong } from './take-along.ts'

/** Starts the app in its element. What was drawn there ahead stays until the app shows the same in its place. */
export const startApp = async (element: HTMLElement): Promise<Root> => {
  const client = createQueryClient()
  const router = createAppRouter()
  // With answers and a loaded route, all is shown at once.
  if (takeAlong(client, router.latestLocation.search)) await router.load()
  const root = createRoot(element)
  root.render(
    <StrictMode>
      <App client={client} router={router} />
    </StrictMode>,
  )
  return root
}
