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

/**
 * Parses a PromQL selector over grouping labels, with or without its braces, by Prometheus's own grammar. Empty text
 * and `{}` match everything. A metric name, a function or anything else is a mistake, and so is a pattern RE2 refuses.
 */
export const parseSelector = (text: string): Parsed => {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, matchers: [] }
  if (trimmed.length > longestSelector) return mistake(`a selector has at most ${longestSelector} characters`, 1)
  const braced = trimmed.startsWith('{')
  const source = braced ? trimmed : `{${trimmed}}`
  const shift = text.indexOf(trimmed) + (braced ? 0 : -1)
  const result = readTree(parser.parse(source), source)
  if (result.ok) return result
  const column = Math.min(Math.max(result.column + shift, 1), text.length + 1)
  return { ...result, column }
}

const mistake = (reason: string, column: number): SelectorMistake => ({ ok: false, reason, column })

const readTree = (tree: Tree, source: string): Parsed => {
  const error = firstError(tree)
  if (error) return mistake(`${describe(source, error.from)}; ${example}`, error.from + 1)
  const selector = tree.topNode.firstChild
  if (selector?.name !== 'VectorSelector') return mistake(`not a selector; ${example}`, 1)
  const body = selector.getChild('LabelMatchers')
  if (!body || selector.getChild('Identifier')) return mistake(`no metric name here; ${example}`, 1)
  return readMatchers(body, source)
}

const readMatchers = (body: SyntaxNode, source: string): Parsed => {
  const matchers: Matcher[] = []
  for (let node = body.firstChild; node; node = node.nextSibling) {
    const read = readMatcher(node, source)
    if ('reason' in read) return read
    matchers.push(read)
  }
  return { ok: true, matchers }
}

const readMatcher = (node: SyntaxNode, source: string): Matcher | SelectorMistake => {
  const slice = (part: SyntaxNode | null) => (part ? source.slice(part.from, part.to) : '')
  const quoted = node.getChild('QuotedLabelName')
  const name = quoted ? unquote(slice(quoted)) : slice(node.getChild('LabelName'))
  const op = slice(node.getChild('MatchOp'))
  const literal = node.getChild('StringLiteral')
  const value = unquote(slice(literal))
  if (!name || !isOperator(op) || !literal) return mistake(`no metric name here; ${example}`, node.from + 1)
  if (value === undefined) return mistake('an unknown escape in the quoted text', literal.from + 1)
  const matcher = { name, op, value }
  const compiled = compileMatcher(matcher)
  return compiled.ok ? matcher : mistake(compiled.reason, literal.from + 1)
}

const isOperator = (text: string): text is MatchOperator => matchOperators.some((op) => op === text)

const firstError = (tree: Tree): { from: number } | undefined => {
  const cursor = tree.cursor()
  do if (cursor.type.isError) return { from: cursor.from }
  while (cursor.next())
  return undefined
}

const describe = (source: string, at: number) => {
  const rest = source.slice(at).trimStart()
  return rest === '' || rest === '}' ? 'the selector ends too early' : `unexpected ${JSON.stringify(rest.slice(0, 20))}`
}
