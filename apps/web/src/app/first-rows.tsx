import { createMemoryHistory } from '@tanstack/react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import { groupsSearch } from '../features/groups/search.ts'
import type { Wire } from '../lib/api.ts'
import { gatewaysShown } from '../lib/gateways.ts'
import { searchParams } from '../lib/search-params.ts'
import { App } from './app.tsx'
import { firstQuestions, placeAnswers, readAnswers } from './first-answers.ts'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.tsx'

const readSearch = (text: string) => groupsSearch.parse(searchParams.parse(text))

/**
 * The groups page as the app itself shows it, for whoever serves it: drawn by the same components, and dead until the app
 * takes its place. Trouble with a gateway is told in local times, and how to begin is loaded when it is needed; both are
 * left to the app.
 */
export const firstRows: Wire['firstRows'] = {
  questions: (text) => firstQuestions(readSearch(text)),

  draw: async ({ base, search: text, answers: answersText }) => {
    const search = readSearch(text)
    const answers = readAnswers(answersText)
    const [gateways, groups] = answers
    const shown = gatewaysShown({ ...gateways, receivedAt: 0 }, search.gateway)
    if (groups.total === 0 || shown.length === 0 || shown.some(({ up }) => !up)) return undefined

    const client = createQueryClient()
    placeAnswers(client, search, answers, performance.now())
    // What does not belong into the address is left out, as the app does.
    const history = createMemoryHistory({ initialEntries: [`${base}${searchParams.print(search)}`] })
    const router = createAppRouter({ history, basepath: base })
    await router.load()
    return renderToStaticMarkup(
      <div inert className="h-full">
        <App client={client} router={router} />
      </div>,
    )
  },
}
