import { type Matcher, printMatcher } from '@gatehouse/domain'
import { useState } from 'react'
import { ApiProblem } from '../../../lib/api-problem.ts'
import type { GroupsFilter } from '../search.ts'
import type { Condition } from './conditions.ts'
import { withMatchers } from './draft.ts'
import { filterWith } from './filter-with.ts'
import type { Suggestion } from './suggestion.ts'
import type { Matchers } from './use-matchers.ts'

type Options = {
  readonly filter: GroupsFilter
  readonly onFilter: (change: Partial<GroupsFilter>) => void
  readonly matchers: Matchers
}

/** The text being typed, the condition it will replace, and how it becomes part of the filter. */
export const useFilterDraft = ({ filter, onFilter, matchers }: Options) => {
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<Matcher | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const others = matchers.matchers.filter((one) => one !== edited)

  const change = (next: string) => {
    setText(next)
    setProblem(null)
  }
  const reset = () => {
    change('')
    setEdited(null)
  }
  const add = (added: readonly Matcher[], change: Partial<GroupsFilter> = {}) => {
    if (added.length === 0 && !edited) onFilter(change)
    else matchers.set(withMatchers(others, added), change)
    reset()
  }
  const parse = async (selector: string, change?: Partial<GroupsFilter>): Promise<ApiProblem | null> => {
    try {
      add(await matchers.parse(selector), change)
      return null
    } catch (error) {
      const found = error instanceof ApiProblem ? error : null
      setProblem(found)
      return found
    }
  }
  return {
    text,
    edited,
    problem,
    others,
    change,
    reset,
    edit: (matcher: Matcher) => {
      change(printMatcher(matcher))
      setEdited(matcher)
    },
    remove: () => add([]),
    /** Takes what was picked; a label's name only continues the text. */
    pick: (suggestion: Suggestion) => {
      if (suggestion.kind === 'name') return change(`${suggestion.name}=`)
      if (suggestion.kind === 'matcher') return add([suggestion.matcher])
      add([], filterWith(filter, [suggestion]))
    },
    /** Takes a selector. The problem, if there is one, names the column. */
    parse,
    /** Takes conditions side by side. */
    take: async (conditions: readonly Condition[]): Promise<ApiProblem | null> => {
      const texts = conditions.flatMap((one) => (one.kind === 'written' ? [one.text] : []))
      const change = filterWith(
        filter,
        conditions.filter((one) => one.kind !== 'written'),
      )
      if (texts.length > 0) return parse(`{${texts.join(', ')}}`, change)
      add([], change)
      return null
    },
  }
}

export type FilterDraft = ReturnType<typeof useFilterDraft>
