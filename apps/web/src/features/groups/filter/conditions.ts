import { type GroupState, groupStates, type Matcher, matchOperators, printMatcher } from '@gatehouse/domain'
import { type Age, readAge } from './ages.ts'
import { startingWith } from './patterns.ts'

/** A matcher as it goes into a selector. Its value is as written: only the server reads escapes. */
type Written = { readonly kind: 'written'; readonly text: string; readonly matcher: Matcher }

/** What is a filter of its own, no matcher. */
export type Other =
  | Age
  | { readonly kind: 'state'; readonly state: GroupState }
  | { readonly kind: 'gateway'; readonly gateway: string }

export type Condition = Written | Other

type Read = { readonly condition: Condition; readonly length: number } | undefined

const start = String.raw`^([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*`
const quoted = new RegExp(String.raw`${start}"((?:[^"\\]|\\.)*)"(?=[\s,]|$)`)
const halfQuoted = new RegExp(`${start}"([^"]+)$`)
const bare = new RegExp(String.raw`${start}((?![=~])[^\s"{}]+?)(?=,?(?:\s|$)|,[a-zA-Z_][a-zA-Z0-9_]*(?:=|!))`)

const matcherOf = ([whole, name, operator, value]: readonly (string | undefined)[]) => {
  const op = matchOperators.find((one) => one === operator)
  if (whole === undefined || name === undefined || value === undefined || op === undefined) return undefined
  return { whole, matcher: { name, op, value } }
}

const written = (text: string, pattern: RegExp, print: (matcher: Matcher, whole: string) => string): Read => {
  const found = matcherOf(pattern.exec(text) ?? [])
  if (!found) return undefined
  const { matcher, whole } = found
  return { condition: { kind: 'written', text: print(matcher, whole), matcher }, length: whole.length }
}

const readState = (text: string): Read => {
  const word = /^[a-z]+(?=[\s,]|$)/i.exec(text)?.[0] ?? ''
  const state = groupStates.find((one) => one === word.toLowerCase())
  return state && { condition: { kind: 'state', state }, length: word.length }
}

const readOne = (text: string): Read =>
  readAge(text) ??
  written(text, quoted, (_, whole) => whole) ??
  written(text, halfQuoted, (matcher) => printMatcher(startingWith(matcher))) ??
  written(text, bare, printMatcher) ??
  readState(text)

/** Reads conditions side by side: `fresh job=report pod="x" >1h`. Undefined when something else is among them. */
export const readConditions = (text: string): readonly Condition[] | undefined => {
  const conditions: Condition[] = []
  for (let rest = text.trim(); rest !== ''; ) {
    const read = readOne(rest)
    if (!read) return undefined
    conditions.push(read.condition)
    rest = rest.slice(read.length).replace(/^[\s,]+/, '')
  }
  return conditions
}
