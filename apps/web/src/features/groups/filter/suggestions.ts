import { duration, type GroupState, groupStates, type Matcher, printMatcher } from '@gatehouse/domain'
import type { LabelsAnswer } from '../../../lib/wire.ts'
import { containing, type Draft } from './draft.ts'

/** Something to pick instead of typing on. */
export type Suggestion =
  | { readonly kind: 'matcher'; readonly matcher: Matcher; readonly groups?: number }
  | { readonly kind: 'state'; readonly state: GroupState }
  | { readonly kind: 'age'; readonly param: 'older_than' | 'younger_than'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string; readonly groups: number }

const statesThat = (fit: (state: GroupState) => boolean): Suggestion[] =>
  groupStates.filter(fit).map((state) => ({ kind: 'state', state }))

const agesLike = (text: string): Suggestion[] => {
  const value = text.replace(/^[<>]\s*/, '').replaceAll(' ', '')
  if (!/\d/.test(value) || duration.decode(value) === undefined) return []
  const both: Suggestion[] = [
    { kind: 'age', param: 'older_than', value },
    { kind: 'age', param: 'younger_than', value },
  ]
  return text.startsWith('<') ? both.reverse() : both
}

const namesLike = (text: string, { names }: LabelsAnswer): Suggestion[] =>
  names
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 8)
    .map(({ name, groups }) => ({ kind: 'name', name, groups }))

const valuesOf = (name: string, op: Matcher['op'], { values }: LabelsAnswer): Suggestion[] =>
  values.slice(0, 8).map(({ value, groups }) => ({ kind: 'matcher', matcher: { name, op, value }, groups }))

/** What to offer for a draft. The first is what Enter takes when a plain word was typed. */
export const suggestionsFor = (draft: Draft, answer: LabelsAnswer): readonly Suggestion[] => {
  if (draft.kind === 'selector') return []
  if (draft.kind === 'value') {
    return draft.op === '=' || draft.op === '!=' ? valuesOf(draft.name, draft.op, answer) : []
  }
  if (draft.text === '') return namesLike('', answer)
  const contains: Suggestion = { kind: 'matcher', matcher: containing('job', draft.text) }
  const word = draft.text.toLowerCase()
  return [
    ...agesLike(draft.text),
    ...statesThat((state) => state === word),
    contains,
    ...statesThat((state) => state !== word && state.startsWith(word)),
    ...valuesOf('job', '=', answer).slice(0, 6),
    ...namesLike(draft.text, answer),
  ]
}

/** What a suggestion is, for keys and screen readers. */
export const suggestionText = (suggestion: Suggestion): string => {
  if (suggestion.kind === 'matcher') return printMatcher(suggestion.matcher)
  if (suggestion.kind === 'state') return `state ${suggestion.state}`
  if (suggestion.kind === 'name') return `${suggestion.name}=`
  return `${suggestion.param === 'older_than' ? 'older' : 'younger'} than ${suggestion.value}`
}
