import { duration } from '@gatehouse/domain'
import { period } from '../../../lib/words.ts'

/** A condition on how long ago a group was last pushed. */
export type Age = { readonly kind: 'age'; readonly param: 'older_than' | 'younger_than'; readonly value: string }

const amount = String.raw`\d+\s*(?:ms|[ywdhms])(?:\s*\d+\s*(?:ms|[ywdhms]))*`
const atStart = new RegExp(`^(?:(?:age\\s*)?([<>])=?\\s*|(older|younger)\\s+(?:than\\s+)?)(${amount})(?=[\\s,]|$)`, 'i')
const unfinished = /^(?:(?:age\s*)?([<>])=?\s*|(age|older|younger)(?:\s+than)?(?:\s+|$))(\d*)$/i

const older = (value: string): Age => ({ kind: 'age', param: 'older_than', value })
const younger = (value: string): Age => ({ kind: 'age', param: 'younger_than', value })

const squeezed = (text: string) => text.replace(/\s/g, '').toLowerCase()
const isDuration = (text: string) => /[a-z]/.test(text) && duration.decode(text) !== undefined

/** Reads an age such as `> 36h`, `age>1m`, `older than 1d` or `<5m` at the beginning of a text. */
export const readAge = (text: string): { readonly condition: Age; readonly length: number } | undefined => {
  const [whole, sign, word, written] = atStart.exec(text) ?? []
  if (whole === undefined || written === undefined) return undefined
  const value = squeezed(written)
  if (!isDuration(value)) return undefined
  const isYounger = sign === '<' || word?.toLowerCase() === 'younger'
  return { condition: isYounger ? younger(value) : older(value), length: whole.length }
}

/** Ages to offer for a text that is about to be one: `>`, `older`, `age > 2`, `36h`. */
export const agesLike = (text: string): readonly Age[] => {
  const bare = squeezed(text)
  if (/^\d/.test(bare) && isDuration(bare)) return [older(bare), younger(bare)]
  const [whole, sign, word, digits = ''] = unfinished.exec(text) ?? []
  if (whole === undefined) return []
  const said = sign ?? word?.toLowerCase()
  if (said === '<' || said === 'younger') return examples(digits, ['5m', '1h', '1d']).map(younger)
  const olderOnes = examples(digits, ['1h', '1d', '7d']).map(older)
  return said === 'age' ? [...olderOnes, ...examples(digits, ['5m', '1h']).map(younger)] : olderOnes
}

/** A number without its unit is offered with each. */
const examples = (digits: string, usual: readonly string[]) =>
  digits === '' ? usual : ['m', 'h', 'd'].map((unit) => digits + unit).filter(isDuration)

/** `age` may be part of a name, `>` means an age only. */
export const isAgeOnly = (text: string): boolean => /[<>]|\s|^\d/.test(text) && agesLike(text).length > 0

/** `> 1 h (last push older than)`: what to type, and what it means. */
export const ageText = ({ param, value }: Age): string => {
  const length = period(duration.decode(value) ?? 0)
  return param === 'older_than' ? `> ${length} (last push older than)` : `< ${length} (last push younger than)`
}
