import { defaultExpectation, defaultStaleAfter } from '@gatehouse/domain'
import { compileMatcher, parseSelector } from '@gatehouse/domain/promql'
import { type GroupSortKey, queryGroups, type SnapshotView } from '@gatehouse/snapshot'
import type { Question } from '../query/question.ts'

const compile = (match: string) => {
  const parsed = parseSelector(match)
  if (!parsed.ok) throw new Error(`${match}: ${parsed.reason}`)
  return parsed.matchers.map((matcher) => {
    const result = compileMatcher(matcher)
    if (!result.ok) throw new Error(`${match}: ${result.reason}`)
    return result.matcher
  })
}

/** Asks as the route for groups does: parses, compiles, filters, counts, sorts, takes a window. */
export const ask = (view: SnapshotView, { match, sort, states, offset, now }: Question) =>
  queryGroups([{ view, now, rules: [], otherwise: defaultExpectation(defaultStaleAfter) }], {
    matchers: compile(match),
    states: new Set(states),
    sort: { key: sort.key as GroupSortKey, descending: sort.descending },
    offset,
    limit: 100,
  })
