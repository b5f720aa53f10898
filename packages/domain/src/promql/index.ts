export { type CompiledMatcher, compileMatcher, matchesLabels } from './compile-matcher.ts'
export { parseSelector, type SelectorMistake } from './parse-selector.ts'
