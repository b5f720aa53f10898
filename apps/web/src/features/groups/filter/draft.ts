import { escapePattern, type Matcher, type MatchOperator, matchOperators } from '@gatehouse/domain'

/** What somebody is typing into the filter. */
export type Draft =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly op: MatchOperator; readonly value: string }
  | { readonly kind: 'selector'; readonly text: string }

const unquoted = /^([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*"?([^"]*)$/

/** Tells a word from a matcher being typed (`job=et`, `job="et`) from a selector, which only the server can read. */
export const readDraft = (typed: string): Draft => {
  const text = typed.trim()
  const [, name, operator, value] = unquoted.exec(text) ?? []
  const op = matchOperators.find((one) => one === operator)
  if (name !== undefined && value !== undefined && op !== undefined) return { kind: 'value', name, op, value }
  return /[{}"=]/.test(text) ? { kind: 'selector', text } : { kind: 'plain', text }
}

/** A pattern for everything that contains this text. */
export const containing = (name: string, text: string): Matcher => ({
  name,
  op: '=~',
  value: `.*${escapePattern(text)}.*`,
})

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
