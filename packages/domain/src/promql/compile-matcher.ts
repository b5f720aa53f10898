import type { Label } from '@gatehouse/exposition'
import { RE2JS, RE2JSException } from 're2js'
import { labelValue } from '../grouping-key.ts'
import type { Matcher } from '../selector.ts'

/** A matcher ready to judge values of the label `name`. Matchers with one `condition` judge every value alike. */
export type CompiledMatcher = {
  readonly name: string
  readonly condition: string
  readonly accepts: (value: string) => boolean
}

type Compiled =
  | { readonly ok: true; readonly matcher: CompiledMatcher }
  | { readonly ok: false; readonly reason: string }

/** Longest pattern that is compiled, in characters. */
const longestPattern = 1_000

/**
 * Compiles a matcher. Patterns run on RE2, in linear time, fully anchored, with `.` matching line feeds, as in
 * Prometheus. A pattern RE2 does not know, or one that is too long, gives the reason.
 */
export const compileMatcher = (matcher: Matcher): Compiled => {
  const { op, value } = matcher
  if (op === '=') return ok(matcher, (found) => found === value)
  if (op === '!=') return ok(matcher, (found) => found !== value)
  const pattern = compilePattern(value)
  if (!pattern.ok) return pattern
  return op === '=~' ? ok(matcher, pattern.matches) : ok(matcher, (found) => !pattern.matches(found))
}

/** Whether labels satisfy every matcher; an absent label counts as the empty text. */
export const matchesLabels = (matchers: readonly CompiledMatcher[], labels: readonly Label[]): boolean =>
  matchers.every(({ name, accepts }) => accepts(labelValue(labels, name)))

const ok = ({ name, op, value }: Matcher, accepts: CompiledMatcher['accepts']): Compiled => ({
  ok: true,
  matcher: { name, condition: JSON.stringify([op, value]), accepts },
})

const compilePattern = (pattern: string) => {
  if (pattern.length > longestPattern) {
    return { ok: false, reason: `a pattern has at most ${longestPattern} characters` } as const
  }
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.DOTALL)
    return { ok: true, matches: (value: string) => compiled.testExact(value) } as const
  } catch (error) {
    if (error instanceof RE2JSException) return { ok: false, reason: reasonOf(error) } as const
    throw error
  }
}

// The library shows the flag for DOTALL as if it had been written.
const reasonOf = ({ message }: Error) => `not a pattern RE2 knows: ${message.replace('`(?s)', '`')}`
