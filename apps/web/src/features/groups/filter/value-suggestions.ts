import { groupStates } from '@gatehouse/domain'
import type { LabelsAnswer } from '../../../lib/wire.ts'
import type { Other } from './conditions.ts'
import { type Draft, isOwnName } from './draft.ts'
import { startingWith } from './patterns.ts'
import type { Suggestion } from './suggestion.ts'

/** What there is to suggest from. */
export type Known = { readonly answer: LabelsAnswer; readonly gateways: readonly string[] }

type ValueDraft = Extract<Draft, { kind: 'value' }>

/** Whether `state` or `gateway` means our own filter here: no label is called so. */
export const isOwnFilter = (name: string, { names }: LabelsAnswer): boolean =>
  isOwnName(name) && !names.some((one) => one.name === name)

/** Our own filter that `state=failing` or `gateway=prod` names. */
export const ownFilter = (name: string, value: string, { gateways }: Known): Other | undefined => {
  const state = groupStates.find((one) => one === value.toLowerCase())
  if (name === 'state') return state && { kind: 'state', state }
  return gateways.includes(value) ? { kind: 'gateway', gateway: value } : undefined
}

const ownLike = ({ name, value }: ValueDraft, known: Known): Suggestion[] => {
  const words = name === 'state' ? groupStates : known.gateways
  const found = words.filter((word) => word.toLowerCase().startsWith(value.toLowerCase()))
  // What was typed in full comes before what goes on.
  const sorted = found.toSorted((a, b) => Number(b === value) - Number(a === value))
  return sorted.flatMap((word) => ownFilter(name, word, known) ?? [])
}

const startingLike = (draft: ValueDraft, { values }: LabelsAnswer): Suggestion[] => {
  const begins = (value: string) => value.toLowerCase().startsWith(draft.value.toLowerCase())
  const isWorth = draft.isOpen && draft.value !== '' && values.some(({ value }) => begins(value))
  return isWorth ? [{ kind: 'matcher', matcher: startingWith(draft) }] : []
}

/** What to offer for a value being typed: while its quote is open, all that start with it come first. */
export const valuesLike = (draft: ValueDraft, known: Known): readonly Suggestion[] => {
  const { name, op } = draft
  if (op !== '=' && op !== '!=') return []
  if (op === '=' && isOwnFilter(name, known.answer)) return ownLike(draft, known)
  const values = known.answer.values.slice(0, 8)
  return [
    ...startingLike(draft, known.answer),
    ...values.map(({ value, groups }) => ({ kind: 'matcher' as const, matcher: { name, op, value }, groups })),
  ]
}
