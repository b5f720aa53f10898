import type { QueryClient } from '@tanstack/react-query'
import { groupsSearch } from '../features/groups/search.ts'
import { placeAnswers, readAnswers } from './first-answers.ts'

/** When the page arrived, by the monotonic clock. */
const arrival = (): number => {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation && 'responseStart' in navigation ? Number(navigation.responseStart) : 0
}

/** Takes the answers that came along with the page. Says whether there were any. */
export const takeAlong = (client: QueryClient, search: unknown): boolean => {
  const text = document.getElementById('first-answers')?.textContent
  if (!text) return false
  placeAnswers(client, groupsSearch.parse(search), readAnswers(text), arrival())
  return true
}
