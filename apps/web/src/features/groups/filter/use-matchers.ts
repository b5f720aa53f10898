import { type Matcher, printSelector } from '@gatehouse/domain'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { matchersQuery } from '../groups-query.ts'
import type { GroupsFilter } from '../search.ts'

const none: readonly Matcher[] = []

/** The conditions the URL's `match` stands for, and how to change them. */
export const useMatchers = (match: string, onFilter: (change: Partial<GroupsFilter>) => void) => {
  const client = useQueryClient()
  const { data, error } = useQuery({ ...matchersQuery(match), enabled: match !== '' })
  return {
    matchers: match === '' ? none : (data ?? none),
    /** Why `match` cannot be read. Its text is kept. */
    error: match === '' ? null : error,
    /** What else changes goes with it, as one step. */
    set: (next: readonly Matcher[], others: Partial<GroupsFilter> = {}) => {
      const text = next.length === 0 ? '' : printSelector(next)
      // We know what it parses to; the next click must not wait for the server to say so.
      client.setQueryData(matchersQuery(text).queryKey, next)
      onFilter({ ...others, match: text })
    },
    /** Throws an ApiProblem that names the column when the text is no selector. */
    parse: (text: string): Promise<readonly Matcher[]> => client.fetchQuery(matchersQuery(text)),
  }
}

export type Matchers = ReturnType<typeof useMatchers>
