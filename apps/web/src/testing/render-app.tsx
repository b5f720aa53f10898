import { createMemoryHistory } from '@tanstack/react-router'
import { fireEvent, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { App } from '../app/app.tsx'
import { createQueryClient } from '../app/query-client.ts'
import { createAppRouter } from '../app/router.tsx'

/** The whole app at an address. `address()` is where it is now, decoded. */
export const renderApp = (at = '/') => {
  const history = createMemoryHistory({ initialEntries: [at] })
  render(<App client={createQueryClient()} router={createAppRouter({ history })} />)
  return {
    user: userEvent.setup(),
    history,
    /** Somebody comes back to the page: everything is asked for again at once. */
    comeBack: () => fireEvent(window, new Event('visibilitychange')),
    address: () => decodeURIComponent(history.location.href).replaceAll('+', ' '),
  }
}
