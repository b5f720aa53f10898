import type { QueryClient } from '@tanstack/react-query'
import { groupsQuery, matchersOf, matchersQuery, windowOf } from '../features/groups/groups-query.ts'
import { filterOf, type GroupsSearch } from '../features/groups/search.ts'
import { firstWindow } from '../features/groups/table/window-around.ts'
import { received, type Wire } from '../lib/api.ts'
import { gatewaysQuery } from '../lib/gateways-query.ts'
import { searchParams } from '../lib/search-params.ts'
import type { GatewaysAnswer } from '../lib/wire.ts'

type FirstAnswers = readonly [Wire['gateways'], Wire['groups']]

/** What the groups page asks first, below the API's address. */
export const firstQuestions = (search: GroupsSearch): readonly string[] => {
  const { from, to } = firstWindow
  const groups = { ...filterOf(search), sort: search.sort, offset: from, limit: to - from }
  return ['gateways', `groups${searchParams.print(groups)}`]
}

export const readAnswers = (text: string): FirstAnswers => JSON.parse(text)

/** Takes the answers to the first questions as if they had been asked for when they were received. */
export const placeAnswers = (
  client: QueryClient,
  search: GroupsSearch,
  [gateways, groups]: FirstAnswers,
  receivedAt: number,
): void => {
  // Whatever has become old on its way is asked for anew, and shown until then.
  const updatedAt = Date.now() - (performance.now() - receivedAt)
  const place = <T>(queryKey: readonly unknown[], answer: T) => client.setQueryData(queryKey, answer, { updatedAt })
  place<GatewaysAnswer>(gatewaysQuery.queryKey, received.gateways(gateways, receivedAt))
  place(
    groupsQuery(search, firstWindow).queryKey,
    windowOf(received.groups(groups, receivedAt), search, firstWindow.from),
  )
  if (search.match !== '') place(matchersQuery(search.match).queryKey, matchersOf(groups))
}
