import { type Matcher, type MatchOperator, matchOperators } from '@gatehouse/domain'
import { type Condition, readConditions } from './conditions.ts'

/** What somebody is typing into the filter. */
export type Draft =
  | { readonly kind: 'plain'; readonly text: string }
  | {
      readonly kind: 'value'
      readonly name: string
      readonly op: MatchOperator
      readonly value: string
      /** Its quote is not closed yet. */
      readonly isOpen: boolean
    }
  | { readonly kind: 'conditions'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'selector'; readonly text: string }

const unclosed = /^([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("?)([^"]*)$/
const literal = String.raw`[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*"(?:[^"\\]|\\.)*"`
const selector = new RegExp(String.raw`^${literal}(?:\s*,\s*${literal})*[\s,]*$`)

const readValue = (text: string): Draft | undefined => {
  const [, name, operator, quote, value] = unclosed.exec(text) ?? []
  const op = matchOperators.find((one) => one === operator)
  if (name === undefined || value === undefined || op === undefined) return undefined
  // Another matcher behind it is no part of the value.
  if (/\s\w+\s*[=!]/.test(value)) return undefined
  return { kind: 'value', name, op, value, isOpen: quote === '"' }
}

/** The names of our own filters, which may be labels as well. */
export const isOwnName = (name: string): boolean => name === 'state' || name === 'gateway'

const isOwn = (condition: Condition) => condition.kind === 'written' && isOwnName(condition.matcher.name)

/** Tells a word from a matcher being typed (`job=et`), conditions side by side, and what only the server can read. */
export const readDraft = (typed: string): Draft => {
  const text = typed.trim()
  const conditions = readConditions(text) ?? []
  const [first] = conditions
  // The name of a state alone may be a part of a name, too.
  const isWord = conditions.length === 1 && first?.kind === 'state'
  if (conditions.length > 0 && !isWord && (!selector.test(text) || conditions.some(isOwn))) {
    const value = conditions.length === 1 ? readValue(text) : undefined
    return value ?? { kind: 'conditions', conditions }
  }
  return readValue(text) ?? (/[{}"=]/.test(text) ? { kind: 'selector', text } : { kind: 'plain', text })
}

/** Whether two matchers say the same. */
export const isSameMatcher = (a: Matcher, b: Matcher) => a.name === b.name && a.op === b.op && a.value === b.value

const contradicts = (a: Matcher, b: Matcher) => a.name === b.name && a.value === b.value && a.op[0] !== b.op[0]

/** Adds conditions; what says the opposite makes room, what is there already is not repeated. */
export const withMatchers = (matchers: readonly Matcher[], added: readonly Matcher[]): readonly Matcher[] =>
  added.reduce<readonly Matcher[]>(
    (all, one) =>
      all.some((other) => isSameMatcher(other, one)) ? all : [...all.filter((other) => !contradicts(other, one)), one],
    matchers,
  )
