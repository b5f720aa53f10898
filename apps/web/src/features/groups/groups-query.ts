import type { Matcher } from '@gatehouse/domain'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { live } from '../../lib/live.ts'
import type { GroupsAnswer } from '../../lib/wire.ts'
import { filterOf, type GroupsSearch } from './search.ts'

/** Rows `from` up to but not including `to`, counted from 0. */
export type RowWindow = { readonly from: number; readonly to: number }

/** A window of groups, and which it is. */
export type GroupsPageAnswer = GroupsAnswer & { readonly from: number; readonly shownFor: string }

/** Two searches with one name show the same groups in the same order. */
export const nameOf = (search: GroupsSearch): string => JSON.stringify([filterOf(search), search.sort])

/** An answer that begins with row `from`, and what it is for. */
export const windowOf = (answer: GroupsAnswer, search: GroupsSearch, from: number): GroupsPageAnswer => ({
  ...answer,
  from,
  shownFor: nameOf(search),
})

/** The groups of a window with the summary of all that match. The table before stays until the next one is there. */
export const groupsQuery = (search: GroupsSearch, { from, to }: RowWindow) =>
  queryOptions({
    queryKey: ['groups', filterOf(search), search.sort, from, to],
    queryFn: async ({ signal }): Promise<GroupsPageAnswer> => {
      const { sort } = search
      const answer = await api.groups({ ...filterOf(search), sort, offset: from, limit: to - from }, signal)
      return windowOf(answer, search, from)
    },
    ...live(search.gateway),
    placeholderData: keepPreviousData,
  })

/** The conditions of the selector an answer is for. */
export const matchersOf = ({ matchers }: Pick<GroupsAnswer, 'matchers'>): readonly Matcher[] =>
  matchers.map(({ name, op, value }) => ({ name, op, value }))

/** The conditions of a selector. Only the server parses PromQL; the answer for a text never changes. */
export const matchersQuery = (match: string) =>
  queryOptions({
    queryKey: ['matchers', match],
    queryFn: async ({ signal }): Promise<readonly Matcher[]> =>
      matchersOf(await api.groups({ match, limit: 1 }, signal)),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

/** What could be typed next: label names, and values of one label, or of any when none is named. */
export const suggestionsQuery = (question: {
  readonly gateway: readonly string[]
  readonly name?: string
  readonly contains: string
}) =>
  queryOptions({
    queryKey: ['labels', question],
    queryFn: ({ signal }) => api.labels({ ...question, limit: 100 }, signal),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  })
