import { type Matcher, printMatcher, printSelector } from '@gatehouse/domain'
import { useState } from 'react'
import { ApiProblem } from '../../../lib/api-problem.ts'
import type { GroupsFilter } from '../search.ts'
import { readDraft, withMatchers } from './draft.ts'
import type { Suggestion } from './suggestions.ts'
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
  const add = (added: readonly Matcher[]) => {
    matchers.set(withMatchers(others, added))
    reset()
  }
  const parse = async (selector: string): Promise<ApiProblem | null> => {
    try {
      add(await matchers.parse(selector))
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
    /** Takes what was picked; a label's name only continues the text. */
    pick: (suggestion: Suggestion) => {
      if (suggestion.kind === 'name') return change(`${suggestion.name}=`)
      if (suggestion.kind === 'matcher') return add([suggestion.matcher])
      if (suggestion.kind === 'age') onFilter({ [suggestion.param]: suggestion.value })
      else onFilter({ state: [...new Set([...filter.state, suggestion.state])] })
      reset()
    },
    /** Takes what was typed. The problem, if there is one, names the column. */
    submit: async (): Promise<ApiProblem | null> => {
      const draft = readDraft(text)
      if (text.trim() === '') {
        if (edited) add([])
        return null
      }
      return parse(draft.kind === 'value' ? printSelector([draft]) : text)
    },
  }
}
