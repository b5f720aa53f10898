import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'
import { type Matcher, type MatchOperator, matchOperators } from '../selector.ts'
import { compileMatcher } from './compile-matcher.ts'
import { unquote } from './unquote.ts'

/** What is wrong with a selector; `column` counts from 1 in the text that was given. */
export type SelectorMistake = { readonly ok: false; readonly reason: string; readonly column: number }

type Parsed = { readonly ok: true; readonly matchers: readonly Matcher[] } | SelectorMistake

/** Longest selector that is read, in characters. */
const longestSelector = 10_000

const example = 'expected matchers such as {job="backup", pod!=""}'

const tooLong = `a selector has at most ${longestSelector} characters`
const noName = `no metric name here; ${example}`
const badLiteral = 'a quoted text that does not end, or holds an unknown escape'

/**
 * Parses a PromQL selector over grouping labels, with or without its braces, by Prometheus's own grammar. Empty text
 * and `{}` match everything. A metric name, a function or anything else is a mistake, and so is a pattern RE2 refuses.
 */
export const parseSelector = (text: string): Parsed => {
  if (text.trim() === '') return { ok: true, matchers: [] }
  if (text.length > longestSelector) return { ok: false, reason: tooLong, column: 1 }
  const isBare = !/^[^=!"'`]*\{|\}\s*$/.test(text)
  const source = isBare ? `{${text}}` : text
  const read = readTree(parser.parse(source), source)
  if ('matchers' in read) return { ok: true, matchers: read.matchers }
  const at = Math.min(Math.max(read.at - (isBare ? 1 : 0), 0), text.length)
  return { ok: false, reason: read.reason ?? describe(text.slice(at)), column: at + 1 }
}

/** A mistake at an offset of the source; without a reason of its own the text there is unexpected. */
type Mistake = { readonly at: number; readonly reason?: string }

const readTree = (tree: Tree, source: string): { readonly matchers: readonly Matcher[] } | Mistake => {
  const error = firstError(tree)
  const selector = tree.topNode.getChild('VectorSelector')
  const name = selector?.getChild('Identifier')
  if (name) return { at: name.from, reason: noName }
  if (error) return { at: error.from }
  const body = selector?.getChild('LabelMatchers')
  return body ? readMatchers(body, source) : { at: 0, reason: `not a selector; ${example}` }
}

const readMatchers = (body: SyntaxNode, source: string): { readonly matchers: readonly Matcher[] } | Mistake => {
  const matchers: Matcher[] = []
  for (let node = body.firstChild; node; node = node.nextSibling) {
    if (node.name === 'LineComment') continue
    const read = readMatcher(node, source)
    if ('at' in read) return read
    matchers.push(read)
  }
  return { matchers }
}

const readMatcher = (node: SyntaxNode, source: string): Matcher | Mistake => {
  const slice = (part: SyntaxNode | null) => (part ? source.slice(part.from, part.to) : '')
  const quoted = node.getChild('QuotedLabelName')
  const name = quoted ? unquote(slice(quoted)) : slice(node.getChild('LabelName'))
  const op = slice(node.getChild('MatchOp'))
  const literal = node.getChild('StringLiteral')
  if (!name || name === '__name__' || !isOperator(op) || !literal) return { at: node.from, reason: noName }
  const value = unquote(slice(literal))
  if (value === undefined) return { at: literal.from, reason: badLiteral }
  const matcher = { name, op, value }
  const compiled = compileMatcher(matcher)
  return compiled.ok ? matcher : { at: literal.from, reason: compiled.reason }
}

const isOperator = (text: string): text is MatchOperator => matchOperators.some((op) => op === text)

const firstError = (tree: Tree): { from: number } | undefined => {
  const cursor = tree.cursor()
  do if (cursor.type.isError) return { from: cursor.from }
  while (cursor.next())
  return undefined
}

const describe = (rest: string) => {
  const found = rest.trim()
  const what =
    found === '' || found === '}' ? 'the selector ends too early' : `unexpected ${JSON.stringify(found.slice(0, 20))}`
  return `${what}; ${example}`
}
