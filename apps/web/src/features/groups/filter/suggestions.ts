import { groupStates, printMatcher } from '@gatehouse/domain'
import type { LabelsAnswer } from '../../../lib/wire.ts'
import { agesLike, ageText, isAgeOnly } from './ages.ts'
import type { Draft } from './draft.ts'
import { containing } from './patterns.ts'
import type { Suggestion } from './suggestion.ts'
import { type Known, valuesLike } from './value-suggestions.ts'

const statesThat = (fit: (state: string) => boolean): Suggestion[] =>
  groupStates.filter(fit).map((state) => ({ kind: 'state', state }))

const namesLike = (text: string, { names }: LabelsAnswer): Suggestion[] =>
  names
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 8)
    .map(({ name, groups }) => ({ kind: 'name', name, groups }))

/** Each label that has the text in a value: `job` before others, else the one with the most frequent value first. */
const containingIn = (text: string, { pairs }: LabelsAnswer): Suggestion[] => {
  const found = [...new Set(pairs.map(({ name }) => name))]
  const names = found.includes('job') || found.length === 0 ? new Set(['job', ...found]) : found
  return [...names].slice(0, 3).map((name) => ({ kind: 'matcher', matcher: containing(name, text) }))
}

const pairsOf = ({ pairs }: LabelsAnswer): Suggestion[] =>
  pairs.slice(0, 8).map(({ name, value, groups }) => ({ kind: 'matcher', matcher: { name, op: '=', value }, groups }))

const wordsLike = (text: string, answer: LabelsAnswer): readonly Suggestion[] => {
  const word = text.toLowerCase()
  const ages = agesLike(text)
  if (/[<>]/.test(text) && ages.length > 0) return ages
  return [
    ...(isAgeOnly(text) ? ages : []),
    ...statesThat((state) => state === word),
    ...containingIn(text, answer),
    ...(isAgeOnly(text) ? [] : ages),
    ...statesThat((state) => state !== word && state.startsWith(word)),
    ...pairsOf(answer),
    ...namesLike(text, answer),
  ]
}

/** What to offer for a draft. The first is what Enter takes when a word or half a value was typed. */
export const suggestionsFor = (draft: Draft, known: Known): readonly Suggestion[] => {
  if (draft.kind === 'selector') return []
  if (draft.kind === 'value') return valuesLike(draft, known)
  if (draft.kind === 'plain')
    return draft.text === '' ? namesLike('', known.answer) : wordsLike(draft.text, known.answer)
  const [only, ...more] = draft.conditions
  return only?.kind === 'age' && more.length === 0 ? [only] : []
}

/** What a suggestion is, for keys and screen readers. */
export const suggestionText = (suggestion: Suggestion): string => {
  if (suggestion.kind === 'matcher') return printMatcher(suggestion.matcher)
  if (suggestion.kind === 'state') return `state ${suggestion.state}`
  if (suggestion.kind === 'gateway') return `gateway ${suggestion.gateway}`
  return suggestion.kind === 'name' ? `${suggestion.name}=` : ageText(suggestion)
}
