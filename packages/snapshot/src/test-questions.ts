import { groupStates, type Matcher } from '@gatehouse/domain'
import { type CompiledMatcher, compileMatcher } from '@gatehouse/domain/promql'
import fc from 'fast-check'
import type { Source } from './source.ts'
import { type PlainRow, plainRows, rowsOf, someRows, sourceOf } from './test-rows.ts'

const compile = (matcher: Matcher): CompiledMatcher => {
  const result = compileMatcher(matcher)
  if (!result.ok) throw new Error(result.reason)
  return result.matcher
}

const matcher = () =>
  fc
    .record({
      name: fc.constantFrom('job', 'instance', 'k', 'nowhere'),
      op: fc.constantFrom('=' as const, '!=' as const, '=~' as const, '!~' as const),
      value: fc.constantFrom('', 'a', 'b', 'a|b', '.+', '.*', '(?i)b'),
    })
    .map(compile)

const age = () => fc.option(fc.constantFrom(0, 1, 60_000, 3_600_000, 86_400_000), { nil: undefined })

/** Filters of all kinds, most of them with a condition or two. */
export const someFilter = () =>
  fc.record({
    matchers: fc.array(matcher(), { maxLength: 2 }),
    states: fc.uniqueArray(fc.constantFrom(...groupStates), { maxLength: 3 }).map((states) => new Set(states)),
    olderThan: age(),
    youngerThan: age(),
  })

/** Two gateways with made-up rows, some keys at both, and the same as a naive answer sees it. */
export const someSources = (): fc.Arbitrary<{
  readonly sources: readonly Source[]
  readonly plain: readonly PlainRow[]
}> =>
  fc.tuple(someRows(), someRows({ maxLength: 10 }), fc.nat({ max: 3 })).map(([first, second, shared]) => {
    const known = new Set(second.map(({ key }) => JSON.stringify(key)))
    const alike = first.slice(0, shared).filter(({ key }) => !known.has(JSON.stringify(key)))
    const gateways = [
      ['g', rowsOf('g', first)],
      ['h', rowsOf('h', [...second, ...alike])],
    ] as const
    return {
      sources: gateways.map(([name, rows]) => sourceOf(name, rows)),
      plain: gateways.flatMap(([name, rows]) => plainRows(name, rows)),
    }
  })
