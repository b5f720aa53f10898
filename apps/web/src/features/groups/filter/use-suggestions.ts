import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { suggestionsQuery } from '../groups-query.ts'
import { readDraft } from './draft.ts'
import { noLabels, questionOf } from './question.ts'
import { suggestionsFor } from './suggestions.ts'

type Options = {
  /** The gateways of the filter. */
  readonly chosen: readonly string[]
  /** All gateways. */
  readonly gateways: readonly string[]
}

/** What could be meant by a text, while that is shown, and which of it the arrow keys have reached. */
export const useSuggestions = (text: string, { chosen, gateways }: Options) => {
  const [isShown, setShown] = useState(false)
  const [active, setActive] = useState(-1)
  const draft = readDraft(useDeferredValue(text))
  const question = questionOf(draft)
  const { data: answer = noLabels } = useQuery({
    ...suggestionsQuery({ gateway: chosen, ...(question ?? { contains: '' }) }),
    enabled: isShown && question !== undefined,
  })
  return {
    suggestions: isShown ? suggestionsFor(draft, { answer, gateways }) : [],
    active,
    setActive,
    show: (shown: boolean) => {
      setShown(shown)
      setActive(-1)
    },
  }
}
