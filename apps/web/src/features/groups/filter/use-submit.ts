import { printSelector } from '@gatehouse/domain'
import { useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { ApiProblem } from '../../../lib/api-problem.ts'
import type { LabelsAnswer } from '../../../lib/wire.ts'
import { suggestionsQuery } from '../groups-query.ts'
import type { Condition } from './conditions.ts'
import { type Draft, isOwnName, readDraft } from './draft.ts'
import { noLabels, questionOf } from './question.ts'
import type { Suggestion } from './suggestion.ts'
import { suggestionsFor } from './suggestions.ts'
import type { FilterDraft } from './use-filter-draft.ts'
import { isOwnFilter, ownFilter } from './value-suggestions.ts'

type Options = {
  readonly chosen: readonly string[]
  readonly gateways: readonly string[]
  readonly inputRef: RefObject<HTMLInputElement | null>
}

/** Takes what was typed, at Enter. The problem, if there is one, names the column. */
export const useSubmit = (draft: FilterDraft, { chosen, gateways, inputRef }: Options) => {
  const client = useQueryClient()
  const ask = (question: { readonly name?: string; readonly contains: string }): Promise<LabelsAnswer> =>
    client.fetchQuery(suggestionsQuery({ gateway: chosen, ...question })).catch(() => noLabels)

  // Not what the list shows: its answer may be that to the letters before.
  const meant = async (typed: Draft): Promise<Suggestion | undefined> => {
    const question = questionOf(typed)
    if (!question || !isCompletedByEnter(typed)) return undefined
    const answer = await ask(question)
    const isWhole = typed.kind === 'value' && !typed.isOpen && !isOwnFilter(typed.name, answer)
    return isWhole ? undefined : suggestionsFor(typed, { answer, gateways })[0]
  }
  /** `state=late` means our own filter unless a label is called so. */
  const resolved = async (condition: Condition): Promise<Condition> => {
    if (condition.kind !== 'written' || condition.matcher.op !== '=') return condition
    const { name, value } = condition.matcher
    if (!isOwnName(name)) return condition
    const answer = await ask({ name, contains: value })
    return (isOwnFilter(name, answer) && ownFilter(name, value, { answer, gateways })) || condition
  }
  return async (): Promise<ApiProblem | null> => {
    const { text } = draft
    const typed = readDraft(text)
    const isSame = () => inputRef.current?.value === text
    if (text.trim() === '') {
      if (draft.edited) draft.remove()
      return null
    }
    if (typed.kind === 'conditions') {
      const conditions = await Promise.all(typed.conditions.map(resolved))
      return isSame() ? draft.take(conditions) : null
    }
    const suggestion = await meant(typed)
    if (!isSame()) return null
    if (!suggestion) return draft.parse(typed.kind === 'value' ? printSelector([typed]) : text)
    draft.pick(suggestion)
    return null
  }
}

/** A word, half a value and our own filters mean what is suggested first; a whole value means itself. */
const isCompletedByEnter = (typed: Draft): boolean =>
  typed.kind === 'plain' ||
  (typed.kind === 'value' && (typed.isOpen || (typed.op === '=' && typed.value !== '' && isOwnName(typed.name))))
